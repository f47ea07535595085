// SPDX-License-Identifier: MIT

/// One life of an nginx master process. A number alone may be given to another process.
package nonisolated struct MasterProcess: Hashable, Sendable {
  package let pid: Int32
  /// Clock ticks between boot and its start (proc(5), field 22 of `stat`).
  package let startTicks: UInt64
}
