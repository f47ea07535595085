// SPDX-License-Identifier: MIT

/// Which containers must be asked about, one by one or, when there are many, all in one list.
struct Lookups: Hashable, Sendable {
  /// From here on one list is cheaper than so many inspects.
  static let listThreshold = 8
  /// Lists for single containers' sake are at least this far apart.
  static let listSpacing = Duration.milliseconds(100)

  /// Something happened to them since they were last asked about. Only their state and addresses matter.
  private(set) var dirty: Set<ContainerID> = []
  /// They need what only an inspect tells.
  private(set) var detailed: Set<ContainerID> = []
  private(set) var inspecting: Set<ContainerID> = []
  private(set) var isListing = false
  private var lastList: Moment?
  private var isAlarmArmed = false

  var isIdle: Bool { dirty.isEmpty && detailed.isEmpty && inspecting.isEmpty && !isListing }

  mutating func want(_ id: ContainerID) { dirty.insert(id) }

  mutating func wantDetails(_ id: ContainerID) { detailed.insert(id) }

  mutating func forget(_ id: ContainerID) {
    dirty.remove(id)
    detailed.remove(id)
  }

  /// Something happened to it after the question that is being answered was asked.
  func isOutdated(_ id: ContainerID) -> Bool { dirty.contains(id) || detailed.contains(id) }

  mutating func reset() { self = Lookups() }

  /// What to ask now.
  mutating func flush(at now: Moment) -> [Action] {
    var actions: [Action] = []
    if dirty.subtracting(detailed).count > Self.listThreshold {
      actions += askForList(at: now)
    } else {
      detailed.formUnion(dirty)
      dirty = []
    }
    let asking = detailed.subtracting(inspecting).sorted()
    inspecting.formUnion(asking)
    detailed.subtract(asking)
    return actions + asking.map { .inspect($0) }
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
    return .listContainers
  }

  mutating func listEnded() { isListing = false }

  mutating func inspectEnded(_ id: ContainerID) { inspecting.remove(id) }
}
