// SPDX-License-Identifier: MIT
import Core

extension Container {
  /// The answer to `/containers/ID/json`; nil without a valid id.
  init?(inspected reader: inout JSONReader) throws(JSONSyntaxError) {
    var id: ContainerID?
    var name = ""
    var parts = InspectedParts()
    var image: ImageID?
    var endpoints: [Endpoint] = []
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "Id": id = try reader.string().flatMap { ContainerID($0) }
      case "Name": name = try reader.string() ?? ""
      case "Image": image = try reader.string().flatMap { ImageID($0) }
      case "State": try parts.takeState(&reader)
      case "RestartCount": parts.details.restartCount = try reader.integer() ?? 0
      case "HostConfig": try parts.takeHostConfig(&reader)
      case "Config": try parts.takeConfig(&reader)
      case "NetworkSettings": endpoints = try Endpoint.list(networkSettings: &reader)
      default: try reader.skip()
      }
    }
    guard let id else { return nil }
    self.init(
      id: id, name: name.hasPrefix("/") ? String(name.dropFirst()) : name, labels: parts.labels, state: parts.state,
      networkMode: parts.networkMode, image: image, endpoints: endpoints, details: parts.details)
  }
}
