// SPDX-License-Identifier: MIT

import Core

extension StableSetup {
  /// What a running daemon has given out, for somebody who works beside it; nil where none runs, or none is given out.
  package static func named(by settings: Settings) -> StableSetup? {
    let folder = RuntimeFolder(settings.runtimeDir)
    guard DaemonLock.holder(in: folder) != nil, StateFile(in: folder).read()?.hasStableListeners == true else {
      return nil
    }
    return RunMemory.stableAddresses(by: settings).map { StableSetup(.naming, $0) }
  }
}
