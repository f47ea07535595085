// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// Tells to which containers this host has no way: where no route matches but a default one, or one that refuses, or one
/// over a link that is down or does not lead there. Needs no right, and knows nothing of stable addresses.
package final class Reachability {
  /// Readable when routes or links have changed. It belongs to this object.
  package let descriptor: Int32
  private let socket: OpaquePointer
  private var ways: [Destination: Way] = [:]

  private struct Way {
    var link: UInt32
    var isOpen: Bool
  }

  package init() throws(RoutingUnavailable) {
    guard let socket = reach_open() else { throw RoutingUnavailable("rtnetlink", code: errno) }
    descriptor = reach_changes()
    if descriptor < 0 {
      reach_close(socket)
      throw RoutingUnavailable("changes of links", code: -descriptor)
    }
    self.socket = socket
  }

  deinit {
    close(descriptor)
    reach_close(socket)
  }

  /// Returns the addresses that this host has no way to, asked once.
  package static func unreachable(_ destinations: Set<Destination>) throws(RoutingUnavailable) -> Set<IPAddress> {
    if destinations.isEmpty { return [] }
    let reachability = try Reachability()
    try reachability.watch(DestinationChange(added: destinations))
    return reachability.unreachable
  }

  /// The watched addresses that this host has no way to, as last asked.
  package var unreachable: Set<IPAddress> { Set(ways.lazy.filter { !$0.value.isOpen }.map(\.key.address)) }

  /// Takes what has changed in the set of watched destinations, and asks about those that are new.
  package func watch(_ change: DestinationChange) throws(RoutingUnavailable) {
    for destination in change.removed { ways[destination] = nil }
    try ask(about: Array(change.added))
  }

  /// Reads all that the kernel tells. Returns false where none of it can change an answer.
  package func isConcerned() -> Bool {
    let links = Set(ways.values.lazy.map(\.link)).sorted()
    return links.withUnsafeBufferPointer {
      reach_changed(descriptor, $0.baseAddress, UInt($0.count), RouteTable.protocolNumber) != 0
    }
  }

  /// Asks about all of them anew.
  package func askAgain() throws(RoutingUnavailable) { try ask(about: Array(ways.keys)) }

  private func ask(about destinations: [Destination]) throws(RoutingUnavailable) {
    if destinations.isEmpty { return }
    var questions = destinations.map(\.question)
    let failure = reach_ask(socket, &questions, UInt(questions.count))
    if failure < 0 {
      // What is not known is no fault of the container.
      for destination in destinations where ways[destination] == nil { ways[destination] = Way(link: 0, isOpen: true) }
      throw RoutingUnavailable("ways to \(destinations.count) containers", code: -failure)
    }
    for (destination, answer) in zip(destinations, questions) {
      ways[destination] = Way(link: answer.link, isOpen: answer.is_open != 0)
    }
  }
}

extension Destination {
  fileprivate var question: reach_way {
    var question = reach_way()
    // A link that is not there carries no route.
    question.closed_link = closedLink.map { if_nametoindex($0) } ?? 0
    withUnsafeMutableBytes(of: &question.address) { bytes in
      switch address {
      case .v4(let number): bytes.storeBytes(of: number.bigEndian, as: UInt32.self)
      case .v6(let high, let low):
        bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
    }
    question.is_v6 = address.isV4 ? 0 : 1
    return question
  }
}
