// SPDX-License-Identifier: MIT

/// The answer to `/version`.
package struct EngineVersion: Hashable, Sendable {
  /// Of the engine, such as 20.10.24.
  package var version: String
  /// The newest API version that it speaks.
  package var api: APIVersion
  package var oldestAPI: APIVersion?

  init?(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    var version = ""
    var api: APIVersion?
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "Version": version = try reader.string() ?? ""
      case "ApiVersion": api = try reader.string().flatMap { APIVersion($0) }
      case "MinAPIVersion": oldestAPI = try reader.string().flatMap { APIVersion($0) }
      default: try reader.skip()
      }
    }
    guard let api else { return nil }
    self.version = version
    self.api = api
  }
}
