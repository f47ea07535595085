// SPDX-License-Identifier: MIT
import Core

/// The `nginx` properties of one app that shape its server blocks, each of its own kind, defaults filled in.
struct ProxyProperties {
  let accessLog: LogDestination
  /// What follows the access log's path: a format's name, perhaps parameters such as `if=$loggable`.
  let accessLogFormat: [Argument]
  let errorLog: LogDestination
  /// Nil: every IPv4 address of the host.
  let bindIPv4: IPAddress?
  let bindIPv6: IPAddress
  let client: ClientProperties
  let upstream: UpstreamProperties

  init(_ input: ProxyInput) throws(RenderRefused) {
    let reader = PropertyReader(app: input.app, values: input.settings.properties)
    let logs = input.roots.logs
    accessLog = try Self.log("access", reader) ?? .file("\(logs)/\(input.app)-access.log")
    errorLog = try Self.log("error", reader) ?? .file("\(logs)/\(input.app)-error.log")
    accessLogFormat =
      try reader.words("access-log-format", as: "a log format's name", atMost: 8) { word in
        word.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f } ? Argument(withVariables: String(word)) : nil
      } ?? []
    bindIPv4 = try reader.address("bind-address-ipv4", isV4: true)
    bindIPv6 = try reader.address("bind-address-ipv6", isV4: false) ?? .v6(high: 0, low: 0)
    client = try ClientProperties(reader)
    upstream = try UpstreamProperties(reader, pageSize: input.pageSize)
  }

  /// What stands where `access_log` takes a path.
  var accessLogPath: Argument {
    switch accessLog {
    case .off: "off"
    case .stderr: "/dev/stderr"
    case .file(let place), .syslog(let place): Argument(literally: place)
    }
  }

  /// What stands where `error_log` takes a path.
  var errorLogPath: Argument {
    switch errorLog {
    // `error_log off` would make a file of that name.
    case .off: "/dev/null"
    case .stderr: "stderr"
    case .file(let place), .syslog(let place): Argument(literally: place)
    }
  }

  private static func log(_ kind: String, _ reader: PropertyReader) throws(RenderRefused) -> LogDestination? {
    try reader.read("\(kind)-log-path", as: "an absolute path, syslog:…, stderr or off", LogDestination.init)
  }
}
