// SPDX-License-Identifier: MIT
import Core

extension Network {
  /// An entry of `/networks`; nil without a valid id and name.
  init?(listed reader: inout JSONReader) throws(JSONSyntaxError) {
    var id: NetworkID?
    var name: NetworkName?
    var driver = ""
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "Id": id = try reader.string().flatMap { NetworkID($0) }
      case "Name": name = try reader.string().flatMap { NetworkName($0) }
      case "Driver": driver = try reader.string() ?? ""
      default: try reader.skip()
      }
    }
    guard let id, let name else { return nil }
    self.init(id: id, name: name, driver: driver)
  }
}
