// SPDX-License-Identifier: MIT

/// What `/proc` shows of an nginx master process at one moment.
nonisolated struct MasterSnapshot: Equatable {
  let master: MasterProcess
  /// All of them, those included that have not said yet what they are.
  let children: Set<Int32>
  /// Children that take requests, by number.
  let workers: Set<Int32>
  /// Children that only finish what they have, since a reload.
  let leaving: Set<Int32>
  /// A SIGHUP waits for it or is being carried out. The master blocks the signal all the time but while it waits for one, so
  /// from `kill` until the configuration is loaded or refused it is either pending or blocked.
  let isBusy: Bool
}
