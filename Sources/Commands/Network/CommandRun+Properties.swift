// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import Host

extension CommandRun {
  /// The stored `network` properties that hold for an owner.
  func networkProperties(of owner: PropertyOwner) throws(UnreadableFile) -> NetworkProperties {
    let global = try stored(for: .global)
    return NetworkProperties(own: owner == .global ? [:] : try stored(for: owner), global: global)
  }

  private func stored(for owner: PropertyOwner) throws(UnreadableFile) -> [NetworkProperty: String] {
    var stored: [NetworkProperty: String] = [:]
    for property in NetworkProperty.allCases {
      stored[property] = try properties.value(property.rawValue, of: owner)
    }
    return stored
  }
}
