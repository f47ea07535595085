// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct JSONReaderScalarsTests {
  private func read<Value>(_ text: String, _ value: (inout JSONReader) throws -> Value) throws -> Value {
    var reader = JSONReader(Array(text.utf8)[...])
    let value = try value(&reader)
    try reader.finish()
    return value
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("42", 42), ("-7", -7), ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ("9223372036854775808", nil), ("-9223372036854775809", nil), (String(repeating: "9", count: 400), nil),
    ("92233720368547758070", nil), ("1.0", nil), ("1e3", nil), ("\"1\"", nil), ("null", nil), ("[1]", nil),
  ])
  func `whole numbers that fit are read`(_ text: String, _ expected: Int?) throws {
    #expect(try read(text) { try $0.integer() } == expected)
  }

  @Test(arguments: [("true", true), ("false", false), ("null", nil), ("1", nil), ("\"true\"", nil)])
  func `truth values are read`(_ text: String, _ expected: Bool?) throws {
    #expect(try read(text) { try $0.bool() } == expected)
  }

  @Test(arguments: [
    ("[]", []), (#"["a","",null,1,["b"],"c"]"#, ["a", "", "c"]), ("null", []), ("{}", []), ("\"a\"", []),
  ])
  func `the strings of a list are read`(_ text: String, _ expected: [String]) throws {
    #expect(try read(text) { try $0.strings() } == expected)
  }

  @Test func `a null is taken and nothing else is`() throws {
    #expect(try read("null") { try $0.isNull() })
    #expect(try read("7") { try $0.isNull() ? nil : $0.integer() } == 7)
    #expect(throws: JSONSyntaxError.self) { try read("nil") { try $0.isNull() } }
  }
}
