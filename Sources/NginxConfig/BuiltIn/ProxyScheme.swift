// SPDX-License-Identifier: MIT

/// The schemes of a port map that nginx's http side serves. Others, such as `tcp`, belong to somebody else.
enum ProxyScheme: String {
  case http, https, grpc, grpcs

  var isSecure: Bool {
    switch self {
    case .http, .grpc: false
    case .https, .grpcs: true
    }
  }

  var isGRPC: Bool {
    switch self {
    case .http, .https: false
    case .grpc, .grpcs: true
    }
  }
}
