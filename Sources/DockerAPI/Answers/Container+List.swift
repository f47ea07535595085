// SPDX-License-Identifier: MIT
import Core

extension Container {
  /// An entry of `/containers/json`; nil without a valid id.
  init?(listed reader: inout JSONReader) throws(JSONSyntaxError) {
    var id: ContainerID?
    var name = ""
    var labels = DokkuLabels()
    var state = ContainerState.unknown
    var mode = NetworkMode("")
    var image: ImageID?
    var endpoints: [Endpoint] = []
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "Id": id = try reader.string().flatMap { ContainerID($0) }
      case "Names": name = Self.ownName(try reader.strings())
      case "Labels": labels = try DokkuLabels(&reader)
      case "State": state = try reader.string().flatMap { ContainerState(rawValue: $0) } ?? .unknown
      case "ImageID": image = try reader.string().flatMap { ImageID($0) }
      case "HostConfig": mode = try NetworkMode(hostConfig: &reader)
      case "NetworkSettings": endpoints = try Endpoint.list(networkSettings: &reader)
      default: try reader.skip()
      }
    }
    guard let id else { return nil }
    self.init(
      id: id, name: name, labels: labels, state: state, networkMode: mode, image: image, endpoints: endpoints)
  }

  /// Links of other containers are among the names, as `/other/alias`.
  private static func ownName(_ names: [String]) -> String {
    let own = names.lazy.map { $0.hasPrefix("/") ? $0.dropFirst() : $0[...] }.first { !$0.contains("/") }
    return String(own ?? "")
  }
}

extension NetworkMode {
  fileprivate init(hostConfig reader: inout JSONReader) throws(JSONSyntaxError) {
    var mode = ""
    if try reader.enterObject() {
      while let key = try reader.nextKey() {
        if key == "NetworkMode" { mode = try reader.string() ?? "" } else { try reader.skip() }
      }
    }
    self.init(mode)
  }
}
