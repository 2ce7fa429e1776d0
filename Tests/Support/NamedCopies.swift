import Glibc
import Synchronization

/// Copies of the shipped executable under other names, which the whole run of the tests shares.
enum NamedCopies {
  fileprivate static let folder: Result<TemporaryFolder, any Error> = {
    atexit(removeFolder)
    return Result { try TemporaryFolder() }
  }()

  private static let made = Mutex(Set<String>())

  /// The path of the copy with this name.
  static func path(_ name: String) throws -> String {
    let folder = try folder.get()
    return try made.withLock { made in
      if made.insert(name).inserted {
        let copy = Descriptor(open(try folder.copy(Programs.initlet.get(), as: name), O_RDONLY))
        // As the shipped one: what has not reached the disk counts as memory written to.
        fsync(copy.number)
      }
      return folder[name]
    }
  }
}

private func removeFolder() {
  // Without a folder there is nothing to remove.
  try? NamedCopies.folder.get().remove()
}
