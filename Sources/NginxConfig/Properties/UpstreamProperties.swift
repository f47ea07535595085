// SPDX-License-Identifier: MIT
import Core

/// How nginx talks to an app's containers.
struct UpstreamProperties {
  let bufferSize: Argument
  let buffering: Argument
  let buffers: [Argument]
  let busyBuffersSize: Argument
  let connectTimeout: Argument
  let readTimeout: Argument
  let sendTimeout: Argument
  /// Idle connections kept per worker. Nil: none.
  let keepalive: Argument?
  let forwardedFor: Argument
  let forwardedPort: Argument
  let forwardedProto: Argument
  /// Nil: the header is not sent.
  let forwardedSSL: Argument?

  init(_ reader: PropertyReader, pageSize: Int) throws(RenderRefused) {
    bufferSize = try reader.size("proxy-buffer-size", default: "\(pageSize / 1024)k")
    buffering = try reader.onOrOff("proxy-buffering", default: "on")
    buffers = try Self.buffers(reader) ?? ["8", Argument(literally: "\(pageSize / 1024)k")]
    busyBuffersSize = try reader.size("proxy-busy-buffers-size", default: "\(pageSize / 512)k")
    connectTimeout = try reader.time("proxy-connect-timeout", default: "60s")
    readTimeout = try reader.time("proxy-read-timeout", default: "60s")
    sendTimeout = try reader.time("proxy-send-timeout", default: "60s")
    keepalive = try reader.read("proxy-keepalive", as: "a number", Self.count).flatMap {
      $0 > 0 ? Argument(literally: "\($0)") : nil
    }
    forwardedFor = try reader.headerValue("x-forwarded-for-value") ?? "$remote_addr"
    forwardedPort = try reader.headerValue("x-forwarded-port-value") ?? "$server_port"
    forwardedProto = try reader.headerValue("x-forwarded-proto-value") ?? "$scheme"
    forwardedSSL = try reader.headerValue("x-forwarded-ssl")
  }

  private static func buffers(_ reader: PropertyReader) throws(RenderRefused) -> [Argument]? {
    try reader.read("proxy-buffers", as: "a number and a size such as 8 4k") { text in
      let words = text.split(separator: " ")
      guard words.count == 2, let number = count(words[0]), let size = SizeValue(words[1]) else { return nil }
      return [Argument(literally: "\(number)"), Argument(literally: size.rawValue)]
    }
  }

  private static func count(_ text: some StringProtocol) -> Int? {
    (1...6).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
  }
}
