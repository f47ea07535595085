// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct FunctionTests {
  @Test(arguments: [
    ("sh \"ls\"", "runs a command"), ("httpget \"http://a\"", "sends a request"), ("toyaml .", "is not supported"),
    ("jmespath \"a\" .", "is not supported"),
  ])
  func `what would act on the host is refused by name, in its line`(_ call: String, _ reason: String) {
    let name = call.prefix { $0 != " " }
    #expect(problem(of: "a\n{{ \(call) }}") == "2:4: function \"\(name)\" is refused: it \(reason)")
  }

  @Test(arguments: [
    "file", "text", "include", "exists", "dir", "dirs", "files", "stdin", "base64enc", "base64dec", "json", "yaml",
  ])
  func `what would read the host is refused`(_ name: String) {
    #expect(problem(of: "{{ \(name) }}") == "1:4: function \"\(name)\" is refused: it reads files of the host")
    #expect(problem(of: "{{ \"a\" | \(name) }}")?.hasSuffix("it reads files of the host") == true)
  }

  @Test func `a refused function does no harm where it is not called`() throws {
    #expect(try rendered("{{ if .E }}{{ file \"/etc/passwd\" }}{{ end }}x") == "x")
  }

  @Test(arguments: Function.allCases)
  func `no function accepts any number of arguments without a word`(_ function: Function) {
    let isFree: Set<Function> = [.print, .println, .html, .js, .urlquery, .uniq]
    let hasProblem = (0...5).contains { function.problem(withArguments: $0) != nil }
    #expect(hasProblem != isFree.contains(function))
  }

  @Test(arguments: [
    ("{{ not }}", "1:4: wrong number of args for not: want 1 got 0"),
    ("{{ not 1 2 }}", "1:4: wrong number of args for not: want 1 got 2"),
    ("{{ split \" \" }}", "1:4: wrong number of args for split: want 2 got 1"),
    ("{{ .A | split }}", "1:9: wrong number of args for split: want 2 got 1"),
    ("{{ replace \"a\" .A }}", "1:4: wrong number of args for replace: want 3 got 2"),
    ("{{ and }}", "1:4: wrong number of args for and: want at least 1 got 0"),
  ])
  func `a function says how many arguments it wants`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
