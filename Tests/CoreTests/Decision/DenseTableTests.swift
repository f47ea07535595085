// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct DenseTableTests {
  private var table = DenseTable<String, [Int]>()

  init() {
    table["a"] = [1]
    table["b"] = [2]
  }

  @Test func `what was put in is found, counted and gone through`() {
    #expect(table["a"] == [1] && table["b"] == [2] && table["c"] == nil)
    #expect(Set(table.keys) == ["a", "b"] && table.count == 2 && !table.isEmpty)
    #expect(Dictionary(table.map { ($0.key, $0.value) }) { $1 } == ["a": [1], "b": [2]])
    #expect(Set(table.values) == [[1], [2]])
  }

  @Test mutating func `a value changes where it lies`() {
    table["a"]?.append(3)
    table["c"]?.append(4)
    #expect(table["a"] == [1, 3] && table["c"] == nil && table.count == 2)
  }

  @Test mutating func `what is taken out leaves its place to the next one, and nothing of itself`() {
    table["a"] = nil
    #expect(table["a"] == nil && table.count == 1 && table.map(\.key) == ["b"])
    table["c"] = [3]
    #expect(table["a"] == nil && table["b"] == [2] && table["c"] == [3])
    table["b"] = nil
    table["c"] = nil
    #expect(table.isEmpty && Array(table.values).isEmpty)
  }

  @Test mutating func `it does as a dictionary does, whatever happens`() {
    var dictionary: [Int: Int] = [:]
    var table = DenseTable<Int, Int>()
    for step in 0..<2000 {
      let key = step * step * 7 % 41
      let value = step.isMultiple(of: 3) ? nil : step
      dictionary[key] = value
      table[key] = value
    }
    #expect(Dictionary(uniqueKeysWithValues: table.map { ($0.key, $0.value) }) == dictionary)
    #expect(Set(table.keys) == Set(dictionary.keys))
  }

  @Test func `a copy keeps what it has`() {
    var copy = table
    copy["a"] = nil
    copy["b"]?.append(9)
    #expect(table["a"] == [1] && table["b"] == [2] && copy["b"] == [2, 9])
  }
}
