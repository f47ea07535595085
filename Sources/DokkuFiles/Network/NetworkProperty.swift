// SPDX-License-Identifier: MIT

/// The properties of `network:set`, in the order in which Dokku lists them.
package enum NetworkProperty: String, CaseIterable, Sendable {
  case attachPostCreate = "attach-post-create"
  case attachPostDeploy = "attach-post-deploy"
  case bindAllInterfaces = "bind-all-interfaces"
  case initialNetwork = "initial-network"
  case staticWebListener = "static-web-listener"
  case tld

  /// A static listener is one app's.
  package var hasGlobal: Bool { self != .staticWebListener }

  /// What holds where nothing is set.
  package var standard: String { self == .bindAllInterfaces ? "false" : "" }

  /// The other of the two lists of networks: a network is to be in one of them at most.
  package var rival: NetworkProperty? {
    switch self {
    case .attachPostCreate: .attachPostDeploy
    case .attachPostDeploy: .attachPostCreate
    case .bindAllInterfaces, .initialNetwork, .staticWebListener, .tld: nil
    }
  }
}
