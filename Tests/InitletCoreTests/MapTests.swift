import Foundation
import Testing

@Suite("The map of the sources leads to what is there")
struct MapTests {
  private static let words = Result { try codes(page()) }

  /// What is shown as code within a line.
  private static func codes(_ text: String) -> [String] {
    text.matches(of: /`([^`\n]+)`/).map { String($0.1) }
  }

  private static func page() throws -> String { try Repository.text(of: "Sources/README.md") }

  /// A function or property: of `Lifecycle.handle(_:now:)` the type and the name.
  private struct Member {
    let word: String
    let type: Substring
    let name: Substring
  }

  private static func member(_ word: String) -> Member? {
    guard let match = word.wholeMatch(of: /([A-Z]\w+)\.([a-z]\w*)(?:\([\w:]*\))?/),
      !["swift", "h", "md"].contains(match.2)
    else { return nil }
    return Member(word: word, type: match.1, name: match.2)
  }

  @Test("Each file that Sources/README.md names is there")
  func namedFilesAreThere() throws {
    let files = try Repository.files()
    let named = try Self.words.get().filter {
      $0.contains(/^[\w+.\/-]+\.(swift|[ch]|py|json|md|svg|ld)$/)
        // Placeholders.
        && !["CLinux/include/arch/NAME.h", "Type+Aspect.swift"].contains($0)
    }
    #expect(named.count > 60)
    #expect(named.filter { name in !files.contains { "/\($0)".hasSuffix("/\(name)") } } == [])
  }

  /// What a file declares.
  private struct Declarations {
    private let types: Set<Substring>
    private let names: Set<Substring>

    init(of file: String) throws {
      let text = try Repository.text(of: file)
      types = Set(text.matches(of: /(?:struct|enum|class|extension) (\w+)/).map(\.1))
      // Python declares a field by its type.
      let names = text.matches(of: #/(?:func|var|let|case) (\w+)|\b(init)[?(]|\n  (\w+): /#)
      self.names = Set(names.compactMap { $0.1 ?? $0.2 ?? $0.3 })
    }

    /// Whether a function or property is there, and its type or an extension of that.
    func contain(_ member: Member) -> Bool {
      types.contains(member.type) && names.contains(member.name)
    }

    func contain(_ word: String) -> Bool {
      MapTests.member(word).map(contain) ?? names.contains(word[...])
    }
  }

  @Test("Each function and property that Sources/README.md names is declared in its type")
  func namedMembersAreDeclared() throws {
    // Of an empty file Foundation leaks its buffer.
    let files = try Repository.files().filter { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }
      .filter { !$0.hasPrefix("Tests/") && !$0.hasSuffix("/__init__.py") }.map(Declarations.init)
    let members = try Self.words.get().compactMap(Self.member)
    #expect(members.count > 60)
    #expect(members.filter { one in !files.contains { $0.contain(one) } }.map(\.word) == [])
  }

  @Test("Each step in Sources/README.md names the file that declares its function")
  func stepsNameFilesOfFunctions() throws {
    let rows = try Self.page().split(separator: "\n").map { $0.components(separatedBy: " | ") }
      .filter { $0.count == 3 && $0[1].hasPrefix("`") && $0[2].hasPrefix("`") }
    #expect(rows.count > 30)
    for row in rows {
      let files = try Self.codes(row[1]).map { try Declarations(of: "Sources/\($0)") }
      #expect(
        Self.codes(row[2]).filter { word in !files.contains { $0.contain(word) } } == [])
    }
  }

  @Test("Sources/README.md names each file of the core, of the shell and of the C")
  func filesAreNamed() throws {
    let words = try Self.words.get()
    let named = Set(
      words.map { String(($0.split(separator: "/").last ?? "").prefix { $0 != "." }) })
    let files = try Repository.files().filter {
      $0.contains(/^Sources\/(InitletCore|initlet|CLinux)\/.+\.(swift|[ch])$/)
    }
    #expect(files.count > 80)
    let unnamed = files.filter { file in
      let name = (file.split(separator: "/").last ?? "").prefix { $0 != "." }
      if file.contains("/arch/") || named.contains(String(name)) { return false }
      // An extension is found beside its type.
      let folder = file.split(separator: "/").dropLast().joined(separator: "/")
      let type = name.prefix { $0 != "+" }
      return type == name || !files.contains("\(folder)/\(type).swift")
    }
    #expect(unnamed == [])
  }

  @Test("Sources/README.md names each folder of typed calls and of values")
  func foldersAreNamed() throws {
    let folders = try Set(
      Repository.files().compactMap {
        ($0.wholeMatch(of: /Sources\/(?:Primitives|Linux)\/(\w+\/).+/)?.1).map(String.init)
      })
    #expect(folders.count > 4)
    let words = try Self.words.get()
    #expect(folders.filter { folder in !words.contains { $0.hasSuffix(folder) } } == [])
  }
}
