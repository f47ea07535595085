// SPDX-License-Identifier: MIT
import Core

/// What the objects inside an inspect's answer tell.
struct InspectedParts {
  var details = ContainerDetails()
  var state = ContainerState.unknown
  var labels = DokkuLabels()
  var networkMode = NetworkMode("")

  mutating func takeState(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "Status": state = try reader.string().flatMap { ContainerState(rawValue: $0) } ?? .unknown
      case "OOMKilled": details.oomKilled = try reader.bool() ?? false
      case "ExitCode": details.exitCode = try reader.integer() ?? 0
      case "Error": details.error = try reader.string() ?? ""
      case "StartedAt": details.startedAt = try reader.string().flatMap { Timestamp(rfc3339: $0) }
      case "FinishedAt": details.finishedAt = try reader.string().flatMap { Timestamp(rfc3339: $0) }
      case "Health": try takeHealth(&reader)
      default: try reader.skip()
      }
    }
  }

  private mutating func takeHealth(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      if key == "Status" {
        details.health = try reader.string().flatMap { Health(rawValue: $0) }
      } else {
        try reader.skip()
      }
    }
  }

  mutating func takeHostConfig(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "NetworkMode": networkMode = NetworkMode(try reader.string() ?? "")
      case "RestartPolicy": details.restartPolicy = try Self.readPolicy(&reader)
      default: try reader.skip()
      }
    }
  }

  private static func readPolicy(_ reader: inout JSONReader) throws(JSONSyntaxError) -> RestartPolicy {
    var name = ""
    var limit = 0
    guard try reader.enterObject() else { return .never }
    while let key = try reader.nextKey() {
      switch key {
      case "Name": name = try reader.string() ?? ""
      case "MaximumRetryCount": limit = try reader.integer() ?? 0
      default: try reader.skip()
      }
    }
    return RestartPolicy(name: name, limit: limit)
  }

  mutating func takeConfig(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "Hostname": details.hostname = try reader.string() ?? ""
      case "Tty": details.hasTerminal = try reader.bool() ?? false
      case "Labels": labels = try DokkuLabels(&reader)
      default: try reader.skip()
      }
    }
  }
}
