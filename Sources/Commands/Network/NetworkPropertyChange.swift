// SPDX-License-Identifier: MIT
import DokkuFiles

/// What `network:set` was asked for, checked in the order in which Dokku checks.
nonisolated struct NetworkPropertyChange: Hashable, Sendable {
  let property: NetworkProperty
  let value: NetworkPropertyValue

  /// - Parameters:
  ///   - words: the property and its values.
  ///   - rival: reads the value of the other list of networks.
  init(_ words: [String], isGlobal: Bool, rival: (NetworkProperty) throws -> String) throws {
    let named = words.first.flatMap { NetworkProperty(rawValue: $0) }
    if isGlobal, named?.hasGlobal == false { throw CommandFailed("Property cannot be specified globally") }
    guard let first = words.first, !first.isEmpty else { throw CommandFailed("No property specified") }
    guard let named else {
      let known = NetworkProperty.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailed("Invalid property specified, valid properties include: \(known)")
    }
    property = named
    do {
      value = try NetworkPropertyValue(
        Array(words.dropFirst()), for: named, rival: try named.rival.map(rival) ?? "")
    } catch let invalid as InvalidPropertyValue {
      throw CommandFailed("\(invalid)")
    }
  }

  var announcement: String {
    value.text.isEmpty ? "Unsetting \(property.rawValue)" : "Setting \(property.rawValue) to \(value.text)"
  }
}
