// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct JSONReaderTests {
  private func skim(_ text: String) throws(JSONSyntaxError) {
    var reader = JSONReader(Array(text.utf8)[...])
    try reader.skip()
    try reader.finish()
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "12.5e+3", "1E9", "\"\"", "[]", "{}", " [ 1 , [ ] , { } ] ",
    #"{"a":{"b":[null,true,"x\u0041\n"]},"a":1}"#, "\t{\r\n}\n",
  ])
  func `every kind of value can be passed over`(_ text: String) throws {
    try skim(text)
  }

  @Test(arguments: [
    "", " ", "nul", "nulls", "tru", "+1", "01", "-", "1.", ".5", "1e", "1e+", "--1", "\"", "\"\\\"", "\"\\x\"",
    "\"\\u12g4\"",
    "\"\\u12", "\"a\nb\"", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "]", "{", "{1:2}", #"{"a"}"#, #"{"a":}"#,
    #"{"a":1,}"#,
    #"{"a":1 "b":2}"#, #"{"a" 1}"#, "[}", "{]", "1 2", "[] []", "'a'", "NaN", "\u{feff}1",
  ])
  func `what is no JSON text is refused`(_ text: String) {
    #expect(throws: JSONSyntaxError.self) { try skim(text) }
  }

  @Test func `every cut of a text is refused`() {
    let text = #"{"a":[1.5e3,"x\u00e9\\",{"b":null}],"c":{"d":false}}"#
    for count in 0..<text.utf8.count {
      #expect(throws: JSONSyntaxError.self) { try skim(String(decoding: text.utf8.prefix(count), as: UTF8.self)) }
    }
  }

  @Test func `nesting has a limit`() throws {
    let depth = JSONReader.depthLimit
    try skim(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    #expect(throws: JSONSyntaxError(offset: depth, expected: "no more than \(depth) levels")) {
      try skim(String(repeating: "[", count: 1_000_000))
    }
    #expect(throws: JSONSyntaxError.self) { try skim(String(repeating: #"{"a":"#, count: 1_000_000)) }
  }

  @Test func `an object's members come in their order`() throws {
    var reader = JSONReader(Array(#"{"a":1,"b":{"c":[]},"d":"e"}"#.utf8)[...])
    var keys: [String] = []
    #expect(try reader.enterObject())
    while let key = try reader.nextKey() {
      keys.append(key)
      try reader.skip()
    }
    try reader.finish()
    #expect(keys == ["a", "b", "d"])
  }

  @Test func `what is no object or array is passed over when one was asked for`() throws {
    var reader = JSONReader(Array("[7,{},[],true]".utf8)[...])
    var entered: [Bool] = []
    #expect(try reader.enterArray())
    while try reader.nextElement() {
      let isObject = try reader.enterObject()
      entered.append(isObject)
      if isObject { #expect(try reader.nextKey() == nil) }
    }
    try reader.finish()
    #expect(entered == [false, true, false, false])
  }

  @Test func `an error says where`() {
    #expect(throws: JSONSyntaxError(offset: 4, expected: "a value")) { try skim("[1, x]") }
  }
}
