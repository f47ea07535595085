// SPDX-License-Identifier: MIT

/// The folders of `DOKKU_LIB_ROOT/config` that hold properties we read. They are not always called like their plugin:
/// nginx-vhosts keeps its own under `nginx`, the deployed flag is under `common`.
package enum PropertyPlugin: String, CaseIterable, Sendable {
  case network, common, scheduler, proxy, ports, ps, nginx

  /// The properties that are read; nil for all of them.
  package var wanted: [String]? {
    switch self {
    case .network:
      ["attach-post-create", "attach-post-deploy", "initial-network", "static-web-listener", "tld"]
    case .common: ["deployed"]
    case .scheduler: ["selected"]
    case .proxy: ["type", "disabled", "proxy-port", "proxy-ssl-port"]
    case .ports: ["map", "map-detected"]
    case .ps: ["scale"]
    case .nginx: nil
    }
  }
}
