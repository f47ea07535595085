// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct ValueComparisonTests {
  @Test(
    arguments: [
      (#"{{ eq "a" "a" }} {{ eq 1 2 }} {{ eq 1.5 1.5 }} {{ eq true false }}"#, "true false true false"),
      (#"{{ ne "a" "b" }} {{ ne 1 1 }}"#, "true false"),
    ] as [(String, String)])
  func `equal values of one kind are equal`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ eq .A "x:y" "z" }} {{ eq .A "z" "x:y" }} {{ eq .A "a" "b" }}"#, "true true false"),
      (#"{{ eq 1 1 "a" }}"#, "true"),
    ] as [(String, String)])
  func `eq takes several alternatives`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ eq .Missing "x" }} {{ ne .Missing "x" }} {{ eq .Missing .Nope }} {{ eq 1 nil }} {{ eq nil nil }}"#,
        "false true true false true"
      ),
      (#"{{ eq (split " " "x") .Missing }}"#, "false"),
    ] as [(String, String)])
  func `what is not there equals only what is not there`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ lt 1 2 }} {{ le 2 2 }} {{ gt 1 2 }} {{ ge "b" "a" }} {{ lt 1.5 2.5 }} {{ le "a" "b" }} {{ gt "b" "a" }} {{ ge 1 2 }}"#,
        "true true false true true true true false"
      )
    ] as [(String, String)])
  func `numbers and text have an order`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ eq 1 "1" }}"#, "1:4: incompatible types for comparison: int and string"),
      ("{{ eq 1 1.0 }}", "1:4: incompatible types for comparison: int and float64"),
      (#"{{ eq 1 2 "a" }}"#, "1:4: incompatible types for comparison: int and string"),
      (#"{{ lt 1 "a" }}"#, "1:4: incompatible types for comparison: int and string"),
      (#"{{ eq (split " " "x") 1 }}"#, "1:4: incompatible types for comparison: []interface {} and int"),
    ] as [(String, String)])
  func `values of different kinds are not compared`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ lt true false }}", "1:4: invalid type for comparison: bool and bool"),
      ("{{ lt .Missing 1 }}", "1:4: invalid type for comparison: nil and int"),
      (#"{{ gt .L (split " " "x") }}"#, "1:4: invalid type for comparison: []interface {} and string"),
      (#"{{ eq (split " " "x") (split " " "x") }}"#, "1:4: non-comparable types []interface {} and []interface {}"),
    ] as [(String, String)])
  func `lists, maps and truth values have no order, and lists no equals`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ eq "a" }}"#, "1:4: eq: missing argument for comparison"),
      ("{{ eq }}", "1:4: wrong number of args for eq: want at least 1 got 0"),
      ("{{ ne 1 }}", "1:4: wrong number of args for ne: want 2 got 1"),
      ("{{ ne 1 1 1 }}", "1:4: wrong number of args for ne: want 2 got 3"),
    ] as [(String, String)])
  func `there must be something to compare with`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
