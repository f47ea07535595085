// SPDX-License-Identifier: MIT
import DockerAPI

/// What a running daemon says of itself in its runtime folder.
package nonisolated struct DaemonState: Equatable, Sendable {
  package var pid: Int32
  /// Seconds since 1970.
  package var startedAt: Int
  /// The first full look has been carried out.
  package var isReady: Bool
  /// Rebuildalls begun so far.
  package var rebuildAllStarted: Int
  /// How many of them are done; several that were asked for meanwhile are done together.
  package var rebuildAllCount: Int
  /// nginx is told addresses that stay.
  package var hasStableListeners: Bool

  package init(
    pid: Int32, startedAt: Int, isReady: Bool = false, rebuildAllStarted: Int = 0, rebuildAllCount: Int = 0,
    hasStableListeners: Bool = false
  ) {
    self.pid = pid
    self.startedAt = startedAt
    self.isReady = isReady
    self.rebuildAllStarted = rebuildAllStarted
    self.rebuildAllCount = rebuildAllCount
    self.hasStableListeners = hasStableListeners
  }

  var spelled: String {
    """
    {"pid":\(pid),"startedAt":\(startedAt),"ready":\(isReady),"stableListeners":\(hasStableListeners),\
    "rebuildAllStarted":\(rebuildAllStarted),"rebuildAllCount":\(rebuildAllCount)}

    """
  }

  /// Nil for what no daemon wrote. Members that this version does not know are left to others.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let members = try? Self.members(bytes), let pid = members.numbers["pid"], let pid = Int32(exactly: pid),
      let startedAt = members.numbers["startedAt"], let isReady = members.flags["ready"],
      let started = members.numbers["rebuildAllStarted"], let count = members.numbers["rebuildAllCount"]
    else { return nil }
    self.init(
      pid: pid, startedAt: startedAt, isReady: isReady, rebuildAllStarted: started, rebuildAllCount: count,
      hasStableListeners: members.flags["stableListeners"] ?? false)
  }

  private static func members(
    _ bytes: ArraySlice<UInt8>
  ) throws(JSONSyntaxError) -> (numbers: [String: Int], flags: [String: Bool]) {
    var reader = JSONReader(bytes)
    var numbers: [String: Int] = [:]
    var flags: [String: Bool] = [:]
    guard try reader.enterObject() else { return ([:], [:]) }
    while let key = try reader.nextKey() {
      if key == "ready" || key == "stableListeners" {
        flags[key] = try reader.bool()
      } else {
        numbers[key] = try reader.integer()
      }
    }
    try reader.finish()
    return (numbers, flags)
  }
}
