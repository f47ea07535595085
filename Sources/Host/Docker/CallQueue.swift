// SPDX-License-Identifier: MIT

/// Calls in their order, cheap to take from the front.
struct CallQueue {
  private var incoming: [Call] = []
  private var outgoing: [Call] = []

  var count: Int { incoming.count + outgoing.count }

  mutating func append(_ call: Call) { incoming.append(call) }

  mutating func popFirst() -> Call? {
    if outgoing.isEmpty {
      outgoing = incoming.reversed()
      incoming = []
    }
    return outgoing.popLast()
  }
}
