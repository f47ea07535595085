// SPDX-License-Identifier: MIT

/// What happened to containers between a question to the engine and its answer. Requests and the event stream are
/// different connections, so an answer that left before a `die` can come in after it, and must not bring a listener back.
struct SinceAsked: Hashable, Sendable {
  /// The later ones outweigh those before.
  enum Change: Int, Hashable, Comparable, Sendable {
    case nothing
    /// It started, or is another one in name or networks.
    case changed
    /// An answer that says it runs is from before. It is asked about again.
    case ended
    /// Nothing more can be said of it.
    case gone

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private var list: [ContainerID: Change] = [:]
  private var inspect: [ContainerID: Change] = [:]
  /// Asked about one by one after the list was asked for.
  private var askedAfterList: Set<ContainerID> = []
  /// And answered, so that the list knows nothing newer of them.
  private var answeredAfterList: Set<ContainerID> = []

  mutating func note(_ change: Change, of id: ContainerID, isListing: Bool, isInspecting: Bool) {
    if isListing { list[id] = max(change, list[id] ?? .nothing) }
    if isInspecting { inspect[id] = max(change, inspect[id] ?? .nothing) }
  }

  mutating func listAsked() {
    list = [:]
    askedAfterList = []
    answeredAfterList = []
  }

  mutating func inspectAsked(_ id: ContainerID, isListing: Bool) {
    inspect[id] = .nothing
    if isListing { askedAfterList.insert(id) }
  }

  mutating func inspectEnded(_ id: ContainerID) -> Change {
    if askedAfterList.contains(id) { answeredAfterList.insert(id) }
    return inspect.removeValue(forKey: id) ?? .nothing
  }

  /// Whether the list's silence on it means nothing.
  func outdatesList(_ id: ContainerID) -> Bool { list[id] != nil || askedAfterList.contains(id) }

  /// Whether the list's word on it counts. A start is older or newer than the list; either way, one that runs does.
  func lets(_ listed: Container, replace known: Container?) -> Bool {
    if answeredAfterList.contains(listed.id) { return false }
    switch list[listed.id] ?? .nothing {
    case .nothing: return true
    case .changed: return listed.state == .running || known == nil
    case .ended, .gone: return false
    }
  }
}
