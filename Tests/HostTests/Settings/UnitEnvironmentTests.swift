// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct UnitEnvironmentTests {
  private func variables(_ text: String) -> [String: String] { UnitEnvironment(Array(text.utf8)).variables }

  private func complaints(_ text: String) -> [String] {
    UnitEnvironment(Array(text.utf8)).complaints.map { "\($0.line): \($0.reason)" }
  }

  @Test(arguments: [
    ("A=1\nB=2\n", ["A": "1", "B": "2"]), ("A=1", ["A": "1"]), ("", [:]), ("\n\n \t\n", [:]), ("A=", ["A": ""]),
    ("  A = x y \t\n", ["A": "x y"]), ("A=1\r\nB=2\r\n", ["A": "1", "B": "2"]), ("A=1\nA=2\n", ["A": "2"]),
    ("# A=1\n; B=2\nC=3 # not a comment\n", ["C": "3 # not a comment"]), ("A=b=c\n", ["A": "b=c"]),
    ("A=x\\\ny\n", ["A": "xy"]), ("A=x\\ny\n", ["A": "xny"]), ("A=x\\\\y\n", ["A": "x\\y"]), ("A=x\\ \n", ["A": "x "]),
    ("A=\\ x\n", ["A": " x"]), ("A=x\\", ["A": "x"]),
    ("A=\"x  y\" \n", ["A": "x  y"]), ("A=' x '\n", ["A": " x "]), ("A=\"a\"'b'c\n", ["A": "abc"]),
    ("A=\"a\" \"b\"\n", ["A": "ab"]), ("A=a\"b\"\n", ["A": "a\"b\""]), ("A=\"x\ny\"\nB=1\n", ["A": "x\ny", "B": "1"]),
    ("A=\"\\\"\\\\\\`\\$\\n\"\n", ["A": "\"\\`$\\n"]), ("A=\"x\\\ny\"\n", ["A": "xy"]), ("A='x\\ny'\n", ["A": "x\\ny"]),
    ("A='#'\nB=;\n", ["A": "#", "B": ";"]), ("A=ü→\n", ["A": "ü→"]),
  ])
  func `a file reads as systemd reads it`(text: String, expected: [String: String]) {
    #expect(variables(text) == expected)
    #expect(complaints(text) == [])
  }

  @Test func `each assignment knows the line where it begins`() {
    let file = UnitEnvironment(Array("# c\nA=1\\\n2\n\nB=\"x\ny\"\nC=3\n".utf8))
    #expect(file.assignments.map { "\($0.name) \($0.line)" } == ["A 2", "B 5", "C 7"])
  }

  @Test(arguments: [
    ("A=1\nDEL_PROXY native\n", "2: it is no NAME=VALUE, so it is left out"),
    ("export A=1\n", "1: \"export A\" is no variable's name, so it is left out"),
    ("\n=1\n", "2: it is no NAME=VALUE, so it is left out"),
    ("1A=1\n", "1: \"1A\" is no variable's name, so it is left out"),
    ("A=\"x\u{1}\"\n", "1: A holds a control character, so it is left out"),
    ("# c\n\nA='x\nB=1\n", "3: its quotation never ends: all that follows is part of it"),
  ])
  func `what systemd leaves out or takes otherwise is told with its line`(text: String, complaint: String) {
    #expect(complaints(text) == [complaint])
  }

  @Test func `a comment that goes on takes the next line with it, and that is told`() {
    let text = "# see \\\nA=1\nB=2\n"
    #expect(variables(text) == ["B": "2"])
    #expect(
      complaints(text) == ["1: the comment ends in a backslash: before systemd 254 the next line is part of it"])
  }

  @Test func `of what is no text nothing counts`() {
    for bytes: [UInt8] in [Array("A=1\n".utf8) + [0], Array("A=1\n".utf8) + [0xff]] {
      let file = UnitEnvironment(bytes)
      #expect(file.assignments == [])
      #expect(file.complaints.count == 1)
    }
  }

  /// systemd has a program that reads such files outside of a unit, `environment.d(5)`; it also puts variables in the
  /// place of `$NAME`, and takes no empty values.
  @Test(arguments: [
    "A=1\nB = x y \nC=x\\\ny\n", "A=\"x  y\" z\nB=a\"b\"\nC='a b'\"c\"d e \n", "# c\\\nA=1\nB=2\n;x\nC=3\n",
    "A=x\\ \nB=\\ x\nC=\"\\n\\\\\\\"\"\nD='\\n'\n", "A=1\r\nB=\"x\ny\"\nC=\"open\nD=1\n", "A=\"a\" \"b\"\nB=x\\",
    "\tA=1 2  3\t\n  \nB=#x\nC=;\n",
  ])
  func `systemd itself reads the same`(text: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "environment.d/test.conf")
    let command = CommandLine(
      arguments: ["/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator"],
      environment: ["XDG_CONFIG_HOME": folder.path, "HOME": folder.path], deadline: .seconds(10))
    let result = await withCheckedContinuation { continuation in
      ChildProcess.run(command) { continuation.resume(returning: $0) }
    }
    #expect(result.succeeded)
    let told = UnitEnvironment(result.output).variables
    // It prints the end of a line as \n.
    for (name, value) in variables(text) { #expect(told[name] == value.replacing("\n", with: "\\n"), "\(name)") }
    #expect(["A", "B", "C", "D"].filter { told[$0] != nil } == variables(text).keys.sorted())
  }
}
