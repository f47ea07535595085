// SPDX-License-Identifier: MIT

/// Keeps the kernel's map true: which addresses are given out, where they should lead, and what the kernel was told.
struct StableListeners: Hashable, Sendable {
  private(set) var role: StableSetup.Role
  private(set) var addresses: StableAddresses
  /// As it will be once everything ordered is done.
  private(set) var live: [IPAddress: IPAddress]
  private var wanted: [IPAddress: IPAddress] = [:]
  /// To be compared with what the kernel was told.
  private var touched: Set<IPAddress> = []
  /// What nobody wants has to go, whoever left it.
  private var isSweepDue = false
  /// The kernel has not answered yet.
  private(set) var isTelling = false
  /// Apps whose listeners lead elsewhere since, and since when that was due.
  private var since: [AppName: Moment] = [:]
  private var isUnsaved = false
  private(set) var isSaving = false
  /// As they lie on disk: what a run after this one will know.
  private var saved: StableAddresses
  /// The disk would not take what has been given out since; nginx must not hear of it.
  private var isUnsavable = false

  /// The end of it all is ordered; until it has come the map is kept true.
  var isDismantling = false

  init(_ setup: StableSetup) {
    role = setup.role
    addresses = setup.addresses
    saved = setup.addresses
    live = setup.live
  }

  /// From now on nginx is told the containers' own addresses; until it has them these ones are kept true.
  mutating func leave() { role = .leaving }

  /// A run that would not know who has an address could give it to somebody else while nginx still knows it.
  var isSettled: Bool { !isUnsaved && !isSaving }

  /// The addresses that nginx is to be told for these slots of an app; others of the app are given back.
  ///
  /// - Parameter mayReuse: see `StableAddresses.assign`.
  mutating func settle(_ app: AppName, _ slots: Set<ProcessSlot>, mayReuse: Bool) -> [ProcessSlot: IPAddress] {
    if role == .routing { update(app, slots, mayReuse) }
    if role == .leaving { return [:] }
    let durable = isUnsavable ? saved.addresses(of: app) : addresses.addresses(of: app)
    return addresses.addresses(of: app).filter { slots.contains($0.key) && durable[$0.key] == $0.value }
  }

  private mutating func update(_ app: AppName, _ slots: Set<ProcessSlot>, _ mayReuse: Bool) {
    let before = addresses.addresses(of: app)
    for slot in before.keys.sorted() where !slots.contains(slot) { addresses.free(app, slot) }
    for slot in slots.sorted() where before[slot] == nil { _ = addresses.assign(app, slot, mayReuse: mayReuse) }
    let after = addresses.addresses(of: app)
    guard before != after else { return }
    isUnsaved = true
    let gone = before.filter { after[$0.key] != $0.value }.values
    for address in gone { wanted[address] = nil }
    touched.formUnion(gone)
  }

  /// Where the app's containers are now, those that serve.
  mutating func lead(_ app: AppName, to containers: [ProcessSlot: IPAddress], since moment: Moment) {
    guard role != .naming else { return }
    for (slot, address) in addresses.addresses(of: app) where wanted[address] != containers[slot] {
      wanted[address] = containers[slot]
      if live[address] != containers[slot] { since[app] = since[app] ?? moment }
    }
    // What a run before this one told the kernel is compared with what this one wants.
    touched.formUnion(addresses.addresses(of: app).values.filter { wanted[$0] != live[$0] })
  }

  /// The app is no more.
  mutating func forget(_ app: AppName) {
    since[app] = nil
    guard role != .naming else { return }
    for (slot, address) in addresses.addresses(of: app) {
      wanted[address] = nil
      touched.insert(address)
      guard role == .routing else { continue }
      addresses.free(app, slot)
      isUnsaved = true
    }
  }

  /// Everything has been looked at, or nothing counts any more: whatever else is there goes.
  mutating func sweep() { isSweepDue = true }

  mutating func flush() -> [Action] {
    guard role != .naming else { return [] }
    return (change().map { [.routeListeners($0)] } ?? []) + (takeUnsaved().map { [.saveStableAddresses($0)] } ?? [])
  }

  private mutating func change() -> MappingChange? {
    let keys = isSweepDue ? touched.union(live.keys) : touched
    isSweepDue = false
    touched = []
    var change = MappingChange()
    for address in keys where live[address] != wanted[address] {
      live[address] = wanted[address]
      if let container = wanted[address] { change.set[address] = container } else { change.removed.insert(address) }
    }
    guard !change.isEmpty else { return nil }
    isTelling = true
    return change
  }

  /// Answers the apps whose listeners lead elsewhere now, and since when that was due.
  mutating func told() -> [AppName: Moment] {
    isTelling = false
    defer { since = [:] }
    return since
  }

  private mutating func takeUnsaved() -> StableAddresses? {
    guard isUnsaved, !isSaving else { return nil }
    isUnsaved = false
    isSaving = true
    return addresses
  }

  /// Answers the apps that have to be looked at again, since nginx may be told other addresses of them now.
  mutating func saved(_ outcome: EngineOutcome, _ what: StableAddresses) -> Set<AppName> {
    isSaving = false
    let wasUnsavable = isUnsavable
    switch outcome {
    case .done:
      saved = what
      isUnsavable = false
    case .failed: isUnsavable = true
    }
    guard wasUnsavable != isUnsavable else { return [] }
    return Set(addresses.assigned.filter { $0.value != (wasUnsavable ? [:] : saved.addresses(of: $0.key)) }.keys)
  }

  /// The disk may take it this time.
  mutating func saveAgain() { if isUnsavable { isUnsaved = true } }
}
