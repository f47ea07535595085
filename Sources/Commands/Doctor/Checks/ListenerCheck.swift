// SPDX-License-Identifier: MIT
import Core

/// Whether what nginx sends to stable addresses gets to the containers. A firewall that judges packets before they are
/// rewritten may stop it, and only the requests that fail tell of that.
nonisolated enum ListenerCheck {
  /// One container, by the address that nginx knows and by its own.
  struct Route: Hashable {
    let name: String
    let stable: Listener
    let own: Listener
  }

  struct Facts {
    /// Nil where the daemon gives nginx the containers' own addresses, or does not say.
    let routes: [Route]?
    /// Those that take a connection.
    let answering: Set<Listener>
  }

  static func findings(_ facts: Facts) -> [Finding] {
    let check = "listeners"
    guard let routes = facts.routes else {
      return [.skipped(check, "the daemon does not lead stable addresses to containers")]
    }
    // What does not answer by itself tells nothing of the way to it.
    let known = routes.filter { facts.answering.contains($0.own) }
    guard let example = known.first else { return [.skipped(check, "no container that nginx knows takes connections")] }
    let broken = known.filter { !facts.answering.contains($0.stable) }
    guard let first = broken.first else {
      return [.ok(check, "stable addresses lead to containers, as \(example.stable) to \(example.name)")]
    }
    let others = broken.count == 1 ? "" : ", nor do \(broken.count - 1) more"
    return [
      Finding(
        "listeners-unreachable", .fault,
        "\(first.name) answers at \(first.own), but does not at \(first.stable), by which nginx knows it\(others): "
          + "a rule of this host's firewall may drop what goes there before it is rewritten", mend)
    ]
  }

  private static let mend = [
    "in the firewall's rules for what this host sends: let stable addresses pass, and have them tracked",
    "or, in /etc/default/dokku-event-listener: DEL_LISTENERS=direct",
  ]
}
