// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

nonisolated struct FlagWordsTests {
  private static let known = [FlagUsage("format", value: "string", "text or json"), FlagUsage("force", "at once")]

  @Test(arguments: [
    (["a", "--force", "b"], ["--force"], ["a", "b"]), (["--format", "json"], ["--format", "json"], []),
    (["--format=json", "a"], ["--format", "json"], ["a"]), (["--format", "--force"], ["--format", "--force"], []),
    (["--force=false", "a"], [], ["a"]), (["--force=T"], ["--force"], []),
    (["--", "--force", "-x"], [], ["--force", "-x"]),
    (["-", ""], [], ["-", ""]), (["--format="], ["--format", ""], []), (["a", "--", "--", "b"], [], ["a", "--", "b"]),
  ])
  func `flags stand anywhere before the two hyphens`(words: [String], flags: [String], arguments: [String]) throws {
    let read = try FlagWords(words, Self.known)
    #expect(read.flags == flags)
    #expect(read.arguments == arguments)
  }

  @Test(arguments: [
    (["--foo"], "unknown flag: --foo"), (["--foo=1"], "unknown flag: --foo"),
    (["a", "--format"], "flag needs an argument: --format"), (["-x"], "unknown shorthand flag: 'x' in -x"),
    (["-format"], "unknown shorthand flag: 'f' in -format"), (["--=a"], "bad flag syntax: --=a"),
    (["---force"], "bad flag syntax: ---force"), (["--force", "-1"], "unknown shorthand flag: '1' in -1"),
    (
      ["--force=perhaps"],
      "invalid argument \"perhaps\" for \"--force\" flag: strconv.ParseBool: parsing \"perhaps\": invalid syntax"
    ),
  ])
  func `what is no flag is told in the words that scripts know`(words: [String], message: String) {
    let fault = #expect(throws: FlagFault.self) { try FlagWords(words, Self.known) }
    #expect(fault?.description == message)
  }

  @Test(arguments: [["-h"], ["--help"], ["a", "--help", "--foo"], ["-hx"]])
  func `help is asked for by name or letter`(words: [String]) {
    #expect(throws: FlagFault.help) { try FlagWords(words, Self.known) }
  }
}
