import Glibc
import Testing

@testable import TestSupport

/// Containers that share a PID namespace: one that holds it (initlet too), a neighbour, and those
/// that are started in it.
struct Pod {
  let engine: Engine
  private let name: String?
  private let holder: Container
  private let neighbour: Container
  private let residents: [pid_t]

  init(_ engine: Engine) throws {
    self.engine = engine
    let sleep = ["sleep", "1000"]
    switch engine.kind {
    case .docker:
      name = nil
      holder = try Container(engine, ["/initlet", "-P"], image: .bare)
      neighbour = try Container(engine, sleep, options: ["--pid", "container:\(holder.id)"])
    case .podman:
      let pod = try engine.text("pod", "create", "--share", "pid")
      name = pod
      neighbour = try Container(engine, sleep, options: ["--pod", pod])
      holder = Container(
        engine,
        existing: try engine.text("pod", "inspect", "--format", "{{.InfraContainerID}}", pod))
    }
    residents = [try holder.pid(), try neighbour.pid()]
  }

  func start(_ command: [String], _ vintage: Engine.Vintage) throws -> Container {
    let place = name.map { ["--pod", $0] } ?? ["--pid", "container:\(holder.id)"]
    return try Container(engine, command, options: place, vintage)
  }

  /// Everybody but the holder and the neighbour, zombies included.
  func guests() throws -> [ProcessEntry] {
    try holder.members().filter { !residents.contains($0.pid) }
  }

  /// Waits until as many of each name are there, and so nothing is about to be executed.
  func awaitGuests(_ names: [String: Int]) throws -> [ProcessEntry] {
    var last: [ProcessEntry] = []
    do {
      return try eventually("\(names)", within: 20) {
        last = try guests()
        return names.allSatisfy { name, count in last.count { $0.name == name } == count }
          ? last : nil
      }
    } catch {
      throw Failure("\(error); got \(last.map(\.name))")
    }
  }

  /// The neighbour and the holder are the same as at the start, and the neighbour answers.
  func expectUnharmed() throws {
    #expect(try [holder.pid(), neighbour.pid()] == residents)
    #expect(try engine.text("exec", neighbour.id, "/bin/busybox", "echo", "here") == "here")
  }

  func remove() {
    neighbour.remove()
    if let name {
      _ = try? engine.call(["pod", "rm", "--force", "--time", "0", name])
    } else {
      holder.remove()
    }
  }
}
