/// `runsc`, gVisor as a program that starts containers.
enum GVisorProgram {
  /// It needs neither a processor's virtualisation, nor a network, nor a cgroup.
  static let options = ["--platform=ptrace", "--network=none", "--ignore-cgroups"]
}
