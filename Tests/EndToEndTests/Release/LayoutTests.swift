import Testing

@testable import TestSupport

@Suite("The linker script of the shipped executable")
struct LayoutTests {
  private static let constant = "let answer = 42"
  private static let loop = "while answer > 0 {}"

  /// Declarations, and what `_start` does with them.
  private static let refused = [
    ("nonisolated(unsafe) var count = 5", "while true { count += 1 }"),
    ("nonisolated(unsafe) var count = 0", "while true { count += 1 }"),
    (
      #"let names: InlineArray<2, StaticString> = ["a", "b"]"#,
      "for i in 0..<read() { wait(names[i].utf8Start) }"
    ),
  ]

  @Test("Code without variables links by the linker script")
  func links() throws {
    #expect(try Self.build(Self.constant, Self.loop).ending == .exited(0))
  }

  @Test("A global variable, or a table of addresses, does not link", arguments: refused)
  func refuses(_ declaration: String, _ statement: String) throws {
    let outcome = try Self.build(declaration, statement)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errors.contains("would lie where nothing can be written"))
  }

  private static func build(_ declaration: String, _ statement: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let source = try folder.file(
      "source.swift",
      """
      \(declaration)
      @inline(never) func read() -> Int { 2 }
      @inline(never) func wait(_ word: UnsafePointer<UInt8>) { while word.pointee > 0 {} }
      @c(_start) public func start() { \(statement) }
      """)
    let command = """
      /usr/bin/env swiftc -enable-experimental-feature Embedded -wmo -parse-as-library -Osize
      -Xfrontend -disable-stack-protector -Xfrontend -function-sections -use-ld=lld
      -Xclang-linker -nostdlib -Xlinker --gc-sections -Xlinker -pie
      """
    let words = command.split { $0 == " " || $0 == "\n" }.map(String.init)
    let layout = "\(Programs.package)/Sources/initlet/layout.ld"
    return try Subprocess(
      words + ["-Xlinker", layout, source, "-o", folder["linked"]],
      environment: Programs.ownEnvironment
    ).finish()
  }
}
