// SPDX-License-Identifier: MIT

/// Which containers must be asked about, one by one or, when there are many, all in one list.
struct Lookups: Hashable, Sendable {
  /// From here on one list is cheaper than so many inspects at a time.
  static let listThreshold = 8
  /// Lists for single containers' sake are at least this far apart.
  static let listSpacing = Duration.milliseconds(100)

  /// Something happened to them since they were last asked about. Only their state and addresses matter.
  private(set) var dirty: Set<ContainerID> = []
  /// They need what only an inspect tells.
  private(set) var detailed: Set<ContainerID> = []
  private(set) var inspecting: Set<ContainerID> = []
  private(set) var isListing = false
  private var sinceAsked = SinceAsked()
  private var lastList: Moment?
  private var isAlarmArmed = false

  var isIdle: Bool { dirty.isEmpty && detailed.isEmpty && inspecting.isEmpty && !isListing }

  mutating func want(_ id: ContainerID) { dirty.insert(id) }

  mutating func wantDetails(_ id: ContainerID) { detailed.insert(id) }

  /// Answers to questions that are open now may be from before this.
  mutating func note(_ change: SinceAsked.Change, of id: ContainerID) {
    sinceAsked.note(change, of: id, isListing: isListing, isInspecting: inspecting.contains(id))
  }

  mutating func forget(_ id: ContainerID) {
    dirty.remove(id)
    detailed.remove(id)
  }

  mutating func reset() { self = Lookups() }

  /// What to ask now.
  mutating func flush(at now: Moment) -> [Action] {
    var actions: [Action] = []
    if areMany {
      actions += askForList(at: now)
    } else if !isListing {
      detailed.formUnion(dirty)
      dirty = []
    }
    let asking = detailed.subtracting(inspecting).sorted()
    for id in asking { sinceAsked.inspectAsked(id, isListing: isListing) }
    inspecting.formUnion(asking)
    detailed.subtract(asking)
    return actions + asking.map { .inspect($0) }
  }

  /// Those whose details are wanted are asked about one by one anyway.
  private var areMany: Bool {
    let atLeast = dirty.count - detailed.count
    if atLeast > 0, atLeast + inspecting.count > Self.listThreshold { return true }
    let count = dirty.count { !detailed.contains($0) }
    return count > 0 && count + inspecting.count > Self.listThreshold
  }

  private mutating func askForList(at now: Moment) -> [Action] {
    if isListing || isAlarmArmed { return [] }
    if let lastList, now - lastList < Self.listSpacing {
      isAlarmArmed = true
      return [.arm(.lookup, after: Self.listSpacing - (now - lastList))]
    }
    return [startList(at: now)]
  }

  mutating func alarmFired() { isAlarmArmed = false }

  /// Also for a full look. Whatever happens from here on makes a container dirty again.
  mutating func startList(at now: Moment) -> Action {
    isListing = true
    lastList = now
    dirty = []
    sinceAsked.listAsked()
    return .listContainers
  }

  /// What has happened since that list was asked for.
  mutating func listEnded() -> SinceAsked {
    isListing = false
    return sinceAsked
  }

  /// What has happened to it since it was asked about; nil when it was not, or by a connection before this one.
  mutating func inspectEnded(_ id: ContainerID) -> SinceAsked.Change? {
    guard inspecting.remove(id) != nil else { return nil }
    return sinceAsked.inspectEnded(id)
  }
}
