// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct EnvironmentFileTests {
  private func read(_ text: String) -> EnvironmentFile { EnvironmentFile(Array(text.utf8)) }

  @Test(arguments: [
    // As Dokku writes them.
    ("A=1", "1"), ("A=\"\"", ""), ("A=\"two words\"\n", "two words"),
    (#"A="a\"b""#, #"a"b"#), (#"A="a\\b""#, #"a\b"#), (#"A="\!\`\$HOME""#, "!`$HOME"),
    (#"A="one\ntwo\rthree""#, "one\ntwo\rthree"), ("A=\"bücher # no comment 'x'\"", "bücher # no comment 'x'"),
    // Its library loses a backslash or a quote at the end.
    (#"A="a\\""#, #"a\"#), (#"A="a\"""#, #"a""#), (#"A="\\\$X""#, #"\$X"#), (#"A="\\n""#, #"\n"#),
    // As people write them.
    ("export A=1", "1"), ("export   A=1", "1"), ("  A = 1  ", "1"), ("A: 1", "1"), ("A:1", "1"), ("A=b=c:d", "b=c:d"),
    ("A=", ""), ("A=\n", ""), ("A=one two\t\r\n", "one two"), ("\t\n\nA=1", "1"),
    ("A=1 # comment", "1"), ("A=1#2", "1#2"), ("A=1 #2 #3", "1 #2"), ("A=#1", "#1"), ("A='1' # comment", "1"),
    ("A='$B \\n \"x\"'", "$B \\n \"x\""), ("A='it\\'s'", "it\\'s"), ("A=\"two\nlines\"", "two\nlines"),
    (#"A=back\slash\n"#, #"back\slash\n"#), (#"A="\x\y""#, "xy"),
  ])
  func `a value is read`(text: String, value: String) {
    #expect(read(text)["A"] == value)
    #expect(read(text).problems == [])
  }

  @Test(arguments: [
    ("A=$X", "x"), ("A=${X}", "x"), ("A=\"<$X>\"", "<x>"), ("A=\"${X}y\"", "xy"), ("A=$X$X", "xx"), ("A=${X", "x"),
    ("A=$X}", "x}"), ("A=$UNKNOWN.", "."), ("A=$lower", "$lower"), ("A=${lower}", "${lower}"), ("A=$", "$"),
    ("A=\"$\"", "$"), ("A=$(X)", "$(X)"), (#"A=\$X"#, "$X"), (#"A="\$X""#, "$X"), ("A='$X'", "$X"), ("A=$Xy", "xy"),
    ("A=$LATER\nLATER=1", ""), ("A=$A_1", ""),
  ])
  func `variables read so far are expanded`(text: String, value: String) {
    #expect(read("X=x\n\(text)")["A"] == value)
  }

  @Test(arguments: [
    ("NAME", 1, "no = after the name"),
    ("A=1\nNAME\nB=2", 2, "no = after the name"),
    ("A=1\n\n# x\n'quoted'=1", 4, "not a variable's name"),
    ("a-b=1", 1, "not a variable's name"),
    ("1A=1", 1, "not a variable's name"),
    ("a.b=1", 1, "not a variable's name"),
    ("two words=1", 1, "not a variable's name"),
    ("=1", 1, "not a variable's name"),
    ("A=1\nB=\"open\nC=3", 2, "the quoted value has no end"),
    ("B='open", 1, "the quoted value has no end"),
    ("B=\"done\" more", 1, "no = after the name"),
  ])
  func `what makes no sense is told by its line`(text: String, line: Int, reason: String) {
    #expect(read(text).problems == [EnvironmentFile.Problem(line: line, reason: reason)])
  }

  @Test func `one bad line does not cost the others`() {
    let file = read("A=1\nbad line\nB=\"open\nC=3\n")
    #expect(file.variables == ["A": "1", "C": "3"])
    #expect(file.problems.map(\.line) == [2, 3])
  }

  @Test func `lines are counted through values of several lines`() {
    #expect(read("A=\"1\n2\n3\"\nbad\n").problems.map(\.line) == [4])
  }

  @Test func `the last assignment wins`() {
    #expect(read("A=1\nA=2\n").variables == ["A": "2"])
  }

  @Test func `a variable may be called export`() {
    #expect(read("export=1").variables == ["export": "1"])
    #expect(read("exported=1").variables == ["exported": "1"])
  }

  @Test func `a file cut anywhere is still read without harm`() {
    let bytes = Array("export A=1 #c\n\nB='x\\'y'\nC: \"a\\n$A${B}\\$\\\\\"\nD=$A${ #\nE=\"\n".utf8)
    #expect(EnvironmentFile(bytes).variables.keys.sorted() == ["A", "B", "C", "D"])
    for end in bytes.indices {
      let cut = EnvironmentFile(Array(bytes[..<end])).variables
      #expect(Set(cut.keys).isSubset(of: ["A", "B", "C", "D", "E"]))
    }
  }

  @Test func `any single byte anywhere is read without harm`() {
    let bytes = Array("A=\"x$A\"\nB='y'\n".utf8)
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        #expect(EnvironmentFile(changed).variables.count <= 3)
      }
    }
  }
}
