// SPDX-License-Identifier: MIT

import Core
import NginxConfig

extension ProxyWish {
  /// The wish as it was when this configuration was made: with the addresses that it names.
  nonisolated func past(by lines: ServerLines) -> ProxyWish {
    var seen: Set<Listener.Host> = []
    let named = lines.servers.compactMap(\.listener).filter { seen.insert($0.host).inserted }
    var past = named.contains { isStable($0) } ? native : self
    past.stable = nil
    past.listeners = past.listeners.mapValues { $0.map { place in named.first { isSame($0, place) } ?? place } }
    // Listeners that nobody remembers: all are web's where there is no other type to choose from.
    let known = Set(past.listeners.values.joined().map(\.host))
    if !named.allSatisfy({ known.contains($0.host) }) || (past.listeners[.web] ?? []).count > named.count {
      past.listeners[.web] = named.isEmpty ? nil : named
    }
    return past
  }

  /// An address that stays, as opposed to a container's.
  nonisolated func isStable(_ listener: Listener) -> Bool {
    guard let stable, !listeners.values.joined().contains(where: { $0.host == listener.host }) else { return false }
    return stable.values.joined().contains { $0.host == listener.host }
  }

  private nonisolated func isSame(_ old: Listener, _ new: Listener) -> Bool {
    if old.host == new.host { return true }
    guard case (.address(let before), .address(let now)) = (old.host, new.host) else { return false }
    return moved[before] == now
  }
}
