// SPDX-License-Identifier: MIT

import Core

/// An `ENV` file of Dokku's config plugin: the dotenv dialect of its Go library.
///
/// One line that makes no sense does not cost the others, unlike there. Values are secrets: no problem quotes one.
package struct EnvironmentFile: Hashable, Sendable {
  package struct Problem: Hashable, Sendable {
    package let line: Int
    package let reason: String
  }

  /// The last assignment of a name wins.
  package private(set) var variables: [String: String] = [:]
  package private(set) var problems: [Problem] = []

  package init(_ bytes: [UInt8]) {
    var scanner = EnvironmentScanner(bytes)
    while scanner.skipToStatement() {
      let line = scanner.line
      do throws(EnvironmentScanner.Fault) {
        let name = try scanner.name()
        let value = try scanner.value(variables)
        if Self.isName(name) {
          variables[String(decoding: name, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
        } else {
          problems.append(Problem(line: line, reason: "not a variable's name"))
        }
      } catch {
        problems.append(Problem(line: line, reason: error.rawValue))
        scanner.skipLine()
      }
    }
  }

  package subscript(name: String) -> String? { variables[name] }

  /// Dokku drops every other name when it loads the file.
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, !first.isDigit else { return false }
    return bytes.allSatisfy { $0.isLetterOrDigit || $0 == .underscore }
  }
}
