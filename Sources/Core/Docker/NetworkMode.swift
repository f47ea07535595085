// SPDX-License-Identifier: MIT

/// `HostConfig.NetworkMode` (Engine API): how the container was created, whatever it was attached to later.
package enum NetworkMode: Hashable, Sendable {
  case host
  case none
  /// Shares another container's network stack.
  case container(ContainerID)
  /// The default bridge (`default` and `bridge`) or a network by name or id.
  case network(String)

  package init(_ text: String) {
    if text == "host" {
      self = .host
    } else if text == "none" {
      self = .none
    } else if text.hasPrefix("container:"), let id = ContainerID(text.dropFirst("container:".count)) {
      self = .container(id)
    } else {
      self = .network(text == "default" || text.isEmpty ? "bridge" : text)
    }
  }
}
