// SPDX-License-Identifier: MIT

/// The processes that serve nobody after a crash, and those that serve again while that is still to be told.
struct Outages: Hashable, Sendable {
  struct Over: Hashable, Sendable {
    let outage: Outage
    let end: Outage.End
    let lasted: Duration
    /// Of the container that serves again.
    let fields: [RecordField: String]
  }

  private(set) var open: [AppProcess: Outage] = [:]
  private var over: [Over] = []
  /// Crashes that have not been told yet, and the outages they belong to: those are told after them.
  private var untold: [CrashID: CrashID] = [:]
  /// What is open has changed since it was last saved.
  private var isUnsaved = false

  init(_ open: [Outage] = []) { self.open = Dictionary(open.map { ($0.process, $0) }) { first, _ in first } }

  /// Its last container has crashed.
  mutating func crashed(_ process: AppProcess, _ id: CrashID, in container: ContainerID, at now: Moment) {
    isUnsaved = true
    if var outage = open[process] {
      outage.container = container
      outage.crashes += 1
      open[process] = outage
    } else {
      open[process] = Outage(process, id: id, since: now, container: container)
    }
    untold[id] = open[process]?.id
  }

  var isAnyUntold: Bool { !untold.isEmpty }

  /// The outage that a crash has begun or made longer.
  func joined(by crash: CrashID) -> CrashID? { untold[crash] }

  mutating func told(_ crash: CrashID) { untold[crash] = nil }

  mutating func rebuilding(_ app: AppName) {
    for process in open.keys where process.app == app && open[process]?.isRebuilt == false {
      open[process]?.isRebuilt = true
      isUnsaved = true
    }
  }

  mutating func end(_ process: AppProcess, _ end: Outage.End, at now: Moment, _ fields: [RecordField: String]) {
    guard let outage = open.removeValue(forKey: process) else { return }
    isUnsaved = true
    over.append(Over(outage: outage, end: end, lasted: max(.zero, now - outage.since), fields: fields))
  }

  /// Those whose crashes have all been told.
  mutating func takeOver() -> [Over] {
    let awaited = Set(untold.values)
    defer { over.removeAll { !awaited.contains($0.outage.id) } }
    return over.filter { !awaited.contains($0.outage.id) }
  }

  /// What has to be saved, if anything has. Not when a container dies, but once that has been told: the disk is for the
  /// listener that leaves, then.
  mutating func takeUnsaved() -> [Outage]? {
    guard isUnsaved, untold.isEmpty else { return nil }
    isUnsaved = false
    return open.values.sorted { $0.process < $1.process }
  }
}
