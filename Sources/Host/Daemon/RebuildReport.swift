// SPDX-License-Identifier: MIT

import Core

/// What became of a rebuild, in lines for an operator.
package nonisolated struct RebuildReport: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// Nil: of the host.
    package let app: AppName?
    package let text: String
    package let isTrouble: Bool
  }

  /// In the order in which it happened.
  package let lines: [Line]
  /// Containers that do not have what their app wants.
  package let unconfigured: Int

  package func lines(of app: AppName?) -> [Line] { lines.filter { $0.app == app } }

  /// Records of this kind tell of something that is wanted and cannot be had.
  static func isTrouble(_ kind: RecordKind) -> Bool {
    switch kind {
    case .appUnreadable, .appComplaint, .listenerFileFailed, .networkMissing, .networkFailed, .proxyRefused,
      .proxyCommandFailed, .portRefused, .portsUnsupported, .nginxReloadFailed, .nginxNotRunning, .foreignContainer,
      .restartFailed, .engineUnreachable, .engineAnswerRefused:
      true
    default: false
    }
  }
}

extension RebuildReport {
  /// A report in the making.
  nonisolated final class Draft {
    private var lines: [Line] = []

    func take(_ action: Action) {
      guard case .writeListenerFiles(let changes) = action else { return }
      for change in changes {
        let text = change.content.map { "\(change.fileName) is \($0)" } ?? "\(change.fileName) removed"
        add(Line(app: change.app, text: text, isTrouble: false))
      }
    }

    func take(_ record: Record) {
      let app = record.fields[.app].flatMap { AppName($0) }
      switch record.kind {
      case .networkAttached, .proxyWritten, .nginxReloaded, .appRecovered, .proxyForeign:
        add(Line(app: app, text: record.message, isTrouble: false))
      case let kind where RebuildReport.isTrouble(kind):
        add(Line(app: app, text: record.message, isTrouble: true))
      default: break
      }
    }

    /// What was decided anew before it had been carried out is one thing to a reader.
    private func add(_ line: Line) { if !lines.contains(line) { lines.append(line) } }

    func done(unconfigured: Int) -> RebuildReport { RebuildReport(lines: lines, unconfigured: unconfigured) }
  }
}
