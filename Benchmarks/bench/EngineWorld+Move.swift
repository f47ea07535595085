// SPDX-License-Identifier: MIT
import TestSupport

extension EngineWorld {
  /// Gives a container its address of this turn; no event tells of it.
  mutating func move(_ app: BenchApp, to turn: Int) {
    update(app.container) { $0.endpoints["bridge"]?.address = app.address(turn) }
  }
}
