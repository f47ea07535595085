// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct ScopeTests {
  @Test func `an inner variable hides an outer one until it is released`() {
    var scope = Scope(declaresAll: false)
    let outer = scope.declare("a")
    let mark = scope.mark
    let inner = scope.declare("a")
    #expect(outer != inner)
    #expect(scope.slot(of: "a") == inner)
    scope.release(mark)
    #expect(scope.slot(of: "a") == outer)
    scope.release(0)
    #expect(scope.slot(of: "a") == nil)
  }

  @Test func `a variable that nobody declares is given once`() {
    var scope = Scope(declaresAll: true)
    let given = scope.slot(of: "a")
    #expect(given != nil)
    #expect(scope.slot(of: "a") == given)
    #expect(scope.given.map(\.name) == ["a"])
    let mark = scope.mark
    #expect(scope.declare("a") != given)
    scope.release(mark)
    #expect(scope.slot(of: "a") == given)
  }

  @Test func `the dollar sign alone is the first, unless it is declared`() {
    var scope = Scope(declaresAll: false)
    #expect(scope.slot(of: "") == 0)
    let mine = scope.declare("")
    #expect(mine > 0)
    #expect(scope.slot(of: "") == mine)
  }

  @Test func `many variables are found as fast as few`() throws {
    let names = (0..<5000).map { "{{ $a\($0) := 1 }}{{ $b\($0) }}" }.joined()
    let template = try Template(names, name: "t")
    #expect(try template.render([:]).utf8.count == 5000 * "<no value>".utf8.count)
  }
}
