// SPDX-License-Identifier: MIT
import Glibc

extension CommandResult.Ending {
  /// For people, as the end of a line that names the command.
  package nonisolated var words: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signalled(let signal): "killed by signal \(signal)"
    case .failed(let result): "its unit failed: \(result)"
    case .timedOut: "no end within its deadline"
    case .notStarted(let code): String(cString: strerror(code))
    }
  }
}
