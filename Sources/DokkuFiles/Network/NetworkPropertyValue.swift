// SPDX-License-Identifier: MIT
import Core

/// What a `network` property is to be set to, checked element by element.
package struct NetworkPropertyValue: Hashable, Sendable {
  /// As it is stored; empty for one that is to be unset.
  package let text: String
  /// The networks that it names.
  package let networks: [NetworkName]

  /// - Parameters:
  ///   - words: what follows the property on the command line; lists take all of them, and commas in them.
  ///   - rival: the value of the other list of networks as it applies.
  package init(
    _ words: [String], for property: NetworkProperty, rival: String = ""
  ) throws(InvalidPropertyValue) {
    switch property {
    case .attachPostCreate, .attachPostDeploy:
      networks = try Self.attached(words, rival: Set(Self.elements(of: rival)))
      text = networks.map(\.rawValue).joined(separator: ",")
    case .initialNetwork:
      text = words.first ?? ""
      networks = text.isEmpty ? [] : [try Self.initial(text)]
    case .bindAllInterfaces, .staticWebListener, .tld:
      text = words.first ?? ""
      networks = []
      if !text.isEmpty { try Self.check(text, property) }
    }
  }

  /// The elements of a stored list.
  package static func elements(of list: String) -> [String] {
    Array(list.utf8).split(separator: 0x2c).map { String(decoding: $0.trimmed, as: UTF8.self) }.filter { !$0.isEmpty }
  }

  /// Docker attaches nothing by hand to these.
  private static let notAttachable: Set<String> = ["none", "host", "bridge"]

  private static func attached(_ words: [String], rival: Set<String>) throws(InvalidPropertyValue) -> [NetworkName] {
    var networks: [NetworkName] = []
    for element in words.flatMap(Self.elements) {
      guard let name = NetworkName(element), !notAttachable.contains(element) else {
        throw InvalidPropertyValue("Invalid network name specified for attach: \(element)")
      }
      if rival.contains(element) {
        throw InvalidPropertyValue("Network name already associated with this app: \(element)")
      }
      if !networks.contains(name) { networks.append(name) }
    }
    return networks
  }

  /// A container without any network cannot be reached at all.
  private static func initial(_ text: String) throws(InvalidPropertyValue) -> NetworkName {
    guard let name = NetworkName(text), text != "none" else {
      throw InvalidPropertyValue("Invalid network name specified for initial-network: \(text)")
    }
    return name
  }

  private static func check(_ text: String, _ property: NetworkProperty) throws(InvalidPropertyValue) {
    let (isValid, allowed) =
      switch property {
      case .bindAllInterfaces: (text == "true" || text == "false", "true or false")
      case .staticWebListener: (Listener(text) != nil || IPAddress(text) != nil, "HOST:PORT")
      case .attachPostCreate, .attachPostDeploy, .initialNetwork, .tld: (HostName(text) != nil, "a DNS name")
      }
    guard isValid else {
      throw InvalidPropertyValue("Invalid value specified for \(property.rawValue), it must be \(allowed): \(text)")
    }
  }
}
