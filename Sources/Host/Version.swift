// SPDX-License-Identifier: MIT

/// This program's own.
package nonisolated enum Version {
  package static let current = "1.0.0"
}
