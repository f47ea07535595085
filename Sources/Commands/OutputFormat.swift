// SPDX-License-Identifier: MIT
import ArgumentParser

/// How a command prints data.
nonisolated enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
