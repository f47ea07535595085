// SPDX-License-Identifier: MIT
import Core

extension NetworkDetails {
  /// An entry of `/networks`; nil without a valid id and name.
  init?(listed reader: inout JSONReader) throws(JSONSyntaxError) {
    var id: NetworkID?
    var name: NetworkName?
    var created: Timestamp?
    var texts: [String: String] = [:]
    var flags: [String: Bool] = [:]
    var labels: [String: String] = [:]
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "Id": id = try reader.string().flatMap { NetworkID($0) }
      case "Name": name = try reader.string().flatMap { NetworkName($0) }
      case "Created": created = try reader.string().flatMap { Timestamp(rfc3339: $0) }
      case "Driver", "Scope": texts[key] = try reader.string()
      case "Internal", "EnableIPv6": flags[key] = try reader.bool()
      case "Labels": labels = try Self.labels(&reader)
      default: try reader.skip()
      }
    }
    guard let id, let name else { return nil }
    self.init(
      id: id, name: name, created: created, driver: texts["Driver"] ?? "", scope: texts["Scope"] ?? "",
      isInternal: flags["Internal"] ?? false, hasIPv6: flags["EnableIPv6"] ?? false, labels: labels)
  }

  private static func labels(_ reader: inout JSONReader) throws(JSONSyntaxError) -> [String: String] {
    var labels: [String: String] = [:]
    guard try reader.enterObject() else { return [:] }
    while let key = try reader.nextKey() { labels[key] = try reader.string() }
    return labels
  }
}
