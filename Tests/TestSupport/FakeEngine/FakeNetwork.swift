// SPDX-License-Identifier: MIT

/// A network as the fake engine knows it.
package struct FakeNetwork: Sendable {
  package let id: String
  package let name: String
  package var driver: String
  package var labels: [String: String] = [:]
  /// `Internal`, `EnableIPv6` and `Attachable`, those that are true.
  package var flags: Set<String> = []
  /// The first two numbers of its /16.
  let subnet: String

  /// `bridge`, `host` and `none` cannot be removed.
  var isPredefined: Bool { ["bridge", "host", "none"].contains(name) }

  /// The lowest address that nobody has, as Docker's own bridges deal them out.
  func lowestFreeAddress(taken: Set<String>) -> String {
    guard driver != "host", driver != "null" else { return "" }
    let candidates = (2...65534).lazy.map { "\(subnet).\($0 >> 8).\($0 & 255)" }
    return candidates.first { !taken.contains($0) } ?? ""
  }
}
