// SPDX-License-Identifier: MIT

/// Why nginx threw a configuration away, and whose file is to blame where that is known.
struct Blame: Hashable, Sendable {
  let culprit: AppName?
  let reason: String
}
