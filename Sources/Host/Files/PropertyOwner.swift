// SPDX-License-Identifier: MIT
import Core

/// Whose properties: an app's, or everybody's who has none of their own.
package nonisolated enum PropertyOwner: Hashable, Sendable {
  case app(AppName)
  case global

  /// No app's name begins with a hyphen.
  var folderName: String {
    switch self {
    case .app(let name): name.rawValue
    case .global: "--global"
    }
  }
}
