// SPDX-License-Identifier: MIT
import Core

extension EngineInfo {
  /// The answer to `/info`. Live-restore counts as off where nothing is said: addresses are then withdrawn too often
  /// rather than too seldom.
  init?(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    self.init(serverVersion: "", liveRestore: false)
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "ServerVersion": serverVersion = try reader.string() ?? ""
      case "LiveRestoreEnabled": liveRestore = try reader.bool() ?? false
      case "SystemTime": clock = try reader.string().flatMap { Timestamp(rfc3339: $0) }
      default: try reader.skip()
      }
    }
  }
}
