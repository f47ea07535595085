// SPDX-License-Identifier: MIT

import Core

extension [Action] {
  /// All but the records, which say what the others do, and what is only watched.
  var orders: [Action] {
    filter { action in
      switch action {
      case .report, .showStatus, .watchDestinations: false
      default: true
      }
    }
  }

  var records: [Record] {
    compactMap { if case .report(let record) = $0 { record } else { nil } }
  }

  func records(_ kind: RecordKind) -> [Record] { records.filter { $0.kind == kind } }

  func messages(_ kind: RecordKind) -> [String] { records(kind).map(\.message) }

  var wishes: [ProxyWish] {
    flatMap { action -> [ProxyWish] in if case .stageProxies(let wishes) = action { wishes } else { [] } }
  }

  var fileChanges: [ListenerFileChange] {
    flatMap { action -> [ListenerFileChange] in
      if case .writeListenerFiles(let changes) = action { changes } else { [] }
    }
  }

  var networkWork: [NetworkWork] {
    compactMap { if case .changeNetwork(let work) = $0 { work } else { nil } }
  }

  var reloads: Int {
    count { if case .reloadNginx = $0 { true } else { false } }
  }

  var rebuilt: [AppName] {
    compactMap { if case .rebuild(let app) = $0 { app } else { nil } }
  }

  var inspected: [ContainerID] {
    compactMap { if case .inspect(let id) = $0 { id } else { nil } }
  }

  var lookedInto: [ImageID] {
    compactMap { if case .readImagePorts(let image, _) = $0 { image } else { nil } }
  }

  /// The waits for which an alarm was armed, in order.
  func waits(_ alarm: Alarm) -> [Duration] {
    compactMap { if case .arm(alarm, let wait, _) = $0 { wait } else { nil } }
  }
}
