// SPDX-License-Identifier: MIT
import Foundation

/// Which fields a JSON text has and of which types, whatever their values. Keys of maps count as one.
struct JSONShape {
  /// Type by path; more than one where elements of a list differ.
  private(set) var types: [String: Set<String>] = [:]

  init(_ text: String, maps: Set<String>) throws {
    add(try JSONSerialization.jsonObject(with: Data(text.utf8)), at: "", maps)
  }

  /// What is in here and not in the other, or of another type there.
  func strange(to other: JSONShape) -> [String] {
    types.filter { path, types in !types.isSubset(of: other.types[path] ?? []) }
      .map { "\($0) \($1.sorted())" }.sorted()
  }

  private mutating func add(_ value: Any, at path: String, _ maps: Set<String>) {
    switch value {
    case let object as [String: Any]:
      types[path, default: []].insert("object")
      let isMap = maps.contains { path.hasSuffix(".\($0)") }
      for (key, value) in object { add(value, at: "\(path).\(isMap ? "*" : key)", maps) }
    case let list as [Any]:
      types[path, default: []].insert("list")
      for value in list { add(value, at: "\(path)[]", maps) }
    case is NSNull: types[path, default: []].insert("null")
    case is String: types[path, default: []].insert("string")
    case let number as NSNumber:
      types[path, default: []].insert(String(cString: number.objCType) == "c" ? "bool" : "number")
    default: types[path, default: []].insert("other")
    }
  }
}
