// SPDX-License-Identifier: MIT

import Core

/// What a rebuild would change.
package nonisolated struct RebuildPlan: Hashable, Sendable {
  /// A file that would not hold what it holds now.
  package struct File: Hashable, Sendable {
    package let app: AppName
    package let path: String
    /// Nil where there is none.
    package let before: [UInt8]?
    /// Nil where it would go.
    package let after: [UInt8]?

    package init(app: AppName, path: String, before: [UInt8]?, after: [UInt8]?) {
      self.app = app
      self.path = path
      self.before = before
      self.after = after
    }
  }

  /// Something that would be asked of somebody else than the disk.
  package enum Step: Hashable, Sendable {
    case join(NetworkWork, container: String)
    /// The engine gave up on it for the sake of a network that is back.
    case start(AppName?, container: String)
    /// A command of Dokku's.
    case run(AppName, [String])
    /// Connections of this host to addresses that are nobody's.
    case cut([IPAddress])
    case reload(times: Int)

    /// Nil: of the host.
    package var app: AppName? {
      switch self {
      case .join(let work, container: _): work.app
      case .start(let app, container: _): app
      case .run(let app, _): app
      case .cut, .reload: nil
      }
    }
  }

  /// What is wanted and cannot be had.
  package struct Trouble: Hashable, Sendable {
    package let app: AppName?
    /// The app would keep its last good configuration.
    package let isQuarantine: Bool
    package let text: String

    package init(app: AppName?, isQuarantine: Bool, text: String) {
      self.app = app
      self.isQuarantine = isQuarantine
      self.text = text
    }
  }

  /// By path.
  package let files: [File]
  /// In their order.
  package let steps: [Step]
  package let troubles: [Trouble]

  package init(files: [File], steps: [Step], troubles: [Trouble]) {
    self.files = files
    self.steps = steps
    self.troubles = troubles
  }

  package var isEmpty: Bool { files.isEmpty && steps.isEmpty }
}
