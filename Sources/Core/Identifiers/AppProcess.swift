// SPDX-License-Identifier: MIT

/// One process of one app, however many containers it has: what is up or down for its visitors.
package struct AppProcess: Hashable, Sendable {
  package let app: AppName
  package let type: ProcessType

  package init(_ app: AppName, _ type: ProcessType) {
    self.app = app
    self.type = type
  }
}

extension AppProcess: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { (left.app, left.type) < (right.app, right.type) }
  package var description: String { "\(app).\(type)" }
}
