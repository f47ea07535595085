// SPDX-License-Identifier: MIT

/// Changes of memberships under way, and what must not be tried again without a reason.
struct NetworkQueue: Hashable, Sendable {
  private struct Place: Hashable, Sendable {
    let container: ContainerID
    let network: NetworkName
  }

  private var running: Set<Place> = []
  /// Done and not yet seen to be so: an engine that does not show what it was told is asked only once.
  private var done: [Place: NetworkWork] = [:]
  private var failed: [Place: NetworkWork] = [:]
  private var starting: Set<ContainerID> = []
  /// Started already for a network's sake, which did not help.
  private var started: Set<ContainerID> = []
  private var isListing = false
  private var listAgain = false

  var isIdle: Bool { running.isEmpty && starting.isEmpty && !isListing }

  mutating func begin(_ work: NetworkWork) -> Bool {
    let place = Place(container: work.container, network: work.network)
    guard done[place] != work, failed[place] != work else { return false }
    return running.insert(place).inserted
  }

  mutating func ended(_ work: NetworkWork, succeeded: Bool) {
    let place = Place(container: work.container, network: work.network)
    running.remove(place)
    if succeeded {
      done[place] = work
      failed[place] = nil
    } else {
      failed[place] = work
    }
  }

  /// The membership is as it should be; should it get lost, it is worth another try.
  mutating func verified(_ container: ContainerID, _ network: NetworkName) {
    let place = Place(container: container, network: network)
    done[place] = nil
    failed[place] = nil
  }

  mutating func beginStart(_ id: ContainerID) -> Bool {
    guard started.insert(id).inserted else { return false }
    starting.insert(id)
    return true
  }

  mutating func startTried(_ id: ContainerID) { starting.remove(id) }

  /// It started anew or is gone.
  mutating func forget(_ id: ContainerID) {
    done = done.filter { $0.key.container != id }
    failed = failed.filter { $0.key.container != id }
    started.remove(id)
  }

  /// At every full look and whenever a network appears, failures are worth another try, and so is a mere joining, which
  /// disturbs nobody. Leaving first cuts connections: never for an engine that just doesn't show aliases.
  mutating func forgetFailures() {
    failed = [:]
    started = []
    done = done.filter { $0.value.leaving != nil }
  }

  mutating func listing() { isListing = true }

  /// True when the list must be asked for now.
  mutating func wantList() -> Bool {
    if isListing {
      listAgain = true
      return false
    }
    isListing = true
    return true
  }

  /// True when it must be asked for once more.
  mutating func listEnded() -> Bool {
    isListing = listAgain
    defer { listAgain = false }
    return listAgain
  }

  /// A full look follows, which asks for everything.
  mutating func listFailed() {
    isListing = false
    listAgain = false
  }

  mutating func reset() {
    running = []
    starting = []
    isListing = false
    listAgain = false
  }
}
