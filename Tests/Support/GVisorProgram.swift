/// `runsc`, gVisor as a program that starts containers.
enum GVisorProgram {
  /// It needs neither a processor's virtualisation, nor a network, nor a cgroup.
  static let words = [
    Requirement.runsc.programs[0], "--platform=ptrace", "--network=none", "--ignore-cgroups",
  ]
}
