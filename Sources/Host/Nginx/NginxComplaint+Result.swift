// SPDX-License-Identifier: MIT
import NginxConfig

extension NginxComplaint {
  /// What a finished `nginx -t` has to say; nil when it was content.
  nonisolated init?(test result: CommandResult) {
    switch result.ending {
    case .exited(0): return nil
    case .exited: self.init(testOutput: String(decoding: result.errorOutput, as: UTF8.self))
    case .signalled, .failed, .timedOut, .notStarted: self.init(words: "nginx -t: \(result.ending.words)")
    }
  }
}
