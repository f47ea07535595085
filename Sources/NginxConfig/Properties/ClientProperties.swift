// SPDX-License-Identifier: MIT

/// How long and how much nginx takes from clients.
struct ClientProperties {
  let bodyTimeout: Argument
  let headerTimeout: Argument
  /// One time, or two: the second one is told to the client.
  let keepaliveTimeout: [Argument]
  let lingeringTimeout: Argument
  let sendTimeout: Argument
  let maxBodySize: Argument
  let underscoresInHeaders: Argument

  init(_ reader: PropertyReader) throws(RenderRefused) {
    bodyTimeout = try reader.time("client-body-timeout", default: "60s")
    headerTimeout = try reader.time("client-header-timeout", default: "60s")
    keepaliveTimeout =
      try reader.words("keepalive-timeout", as: "a time such as 75s", atMost: 2) { word in
        TimeValue(word).map { Argument(literally: $0.rawValue) }
      } ?? ["75s"]
    lingeringTimeout = try reader.time("lingering-timeout", default: "5s")
    sendTimeout = try reader.time("send-timeout", default: "60s")
    maxBodySize = try reader.size("client-max-body-size", default: "1m")
    underscoresInHeaders = try reader.onOrOff("underscore-in-headers", default: "off")
  }
}
