import Testing

@testable import Commands

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `make manuals` wrote is what the definitions say now.
@Suite struct ManualsTests {
  private func file(_ name: String) -> String? {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = unsafe fopen("/\(root)/Documentation/\(name)", "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  @Test func theManualPageIsTheDefinitions() {
    #expect(file("man/trawl-dump.1") == Manuals.page(of: "dump"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theCompletionsAreTheDefinitions(shell: String) {
    #expect(file("completions/trawl.\(shell)") == Manuals.completions(for: shell))
  }
}
