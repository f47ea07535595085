// SPDX-License-Identifier: MIT

/// A command's flags were not understood, or its usage was asked for.
nonisolated struct FlagsRefused: Error, Hashable {
  let command: String
  let flags: [FlagUsage]
  let fault: FlagFault
}
