// SPDX-License-Identifier: MIT

/// The daemon did not do its part, so there is nothing to measure.
struct DaemonFailed: Error, CustomStringConvertible {
  let description: String
}
