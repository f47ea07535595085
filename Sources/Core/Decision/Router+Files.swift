// SPDX-License-Identifier: MIT

extension Router {
  mutating func listenerFilesWritten(_ outcomes: [ListenerFileChange: EngineOutcome]) {
    files.written()
    for (change, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      guard case .failed(let reason) = outcome else { continue }
      guard apps[change.app]?.said.insert("file \(change.fileName) \(reason)").inserted == true else { continue }
      report(
        .listenerFileFailed, .error, "\(change.app): \(change.fileName) could not be written: \(reason)",
        [.app: change.app.rawValue, .processType: change.slot.type.rawValue, .reason: reason])
    }
  }
}
