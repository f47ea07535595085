// SPDX-License-Identifier: MIT
import Core

extension Network {
  /// An entry of `/networks`; nil without a valid id and name.
  init?(listed reader: inout JSONReader) throws(JSONSyntaxError) {
    var id: NetworkID?
    var name: NetworkName?
    var driver = ""
    var subnets: [Subnet] = []
    var parent: String?
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "Id": id = try reader.string().flatMap { NetworkID($0) }
      case "Name": name = try reader.string().flatMap { NetworkName($0) }
      case "Driver": driver = try reader.string() ?? ""
      case "IPAM": subnets = try Self.subnets(&reader)
      case "Options": parent = try Self.parent(&reader)
      default: try reader.skip()
      }
    }
    guard let id, let name else { return nil }
    self.init(
      id: id, name: name, driver: driver, subnets: subnets,
      parent: ["macvlan", "ipvlan"].contains(driver) ? parent : nil)
  }

  /// `Options.parent`, unless a switch is to send back what comes from it: such a network's containers reach the host.
  private static func parent(_ reader: inout JSONReader) throws(JSONSyntaxError) -> String? {
    var parent: String?
    var isReflected = false
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "parent": parent = try reader.string()
      case "macvlan_mode": isReflected = try reader.string() == "vepa"
      default: try reader.skip()
      }
    }
    return isReflected ? nil : parent
  }

  /// `IPAM.Config[].Subnet`
  private static func subnets(_ reader: inout JSONReader) throws(JSONSyntaxError) -> [Subnet] {
    var subnets: [Subnet] = []
    guard try reader.enterObject() else { return [] }
    while let key = try reader.nextKey() {
      guard key == "Config" else {
        try reader.skip()
        continue
      }
      guard try reader.enterArray() else { continue }
      while try reader.nextElement() {
        if let subnet = try subnet(&reader) { subnets.append(subnet) }
      }
    }
    return subnets
  }

  private static func subnet(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Subnet? {
    var subnet: Subnet?
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      if key == "Subnet" { subnet = try reader.string().flatMap { Subnet($0) } } else { try reader.skip() }
    }
    return subnet
  }
}
