// SPDX-License-Identifier: MIT

/// What has to become of the kernel's map from stable addresses to those of containers.
package struct MappingChange: Hashable, Sendable {
  /// Nothing gets there any more.
  package var removed: Set<IPAddress>
  /// From each to the container that it leads to now.
  package var set: [IPAddress: IPAddress]

  package init(removed: Set<IPAddress> = [], set: [IPAddress: IPAddress] = [:]) {
    self.removed = removed
    self.set = set
  }

  package var isEmpty: Bool { removed.isEmpty && set.isEmpty }

  /// From one map to another.
  package init(from old: [IPAddress: IPAddress], to new: [IPAddress: IPAddress]) {
    removed = Set(old.keys.filter { new[$0] == nil })
    set = new.filter { old[$0.key] != $0.value }
  }
}
