// SPDX-License-Identifier: MIT

/// A scalar property that is set.
struct Property: Hashable, Sendable {
  let text: String
  let name: String
  let folder: RawFolder
  /// Set with `--global`: its faults are told once for the host, not for each app.
  let isGlobal: Bool
}
