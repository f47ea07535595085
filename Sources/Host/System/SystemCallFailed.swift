// SPDX-License-Identifier: MIT
import Glibc

/// A system call that answered -1.
package nonisolated struct SystemCallFailed: Error, Hashable, CustomStringConvertible {
  /// The call's name, and what it was about where that helps: `open /home/dokku/blog/IP.web.1`.
  package let call: String
  /// Its `errno`.
  package let code: Int32

  package init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }

  /// `open: No such file or directory`
  package var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// Runs a call that answers -1 on failure, again when a signal cut it short.
@discardableResult
package nonisolated func checked<Answer: SignedInteger>(
  _ call: @autoclosure () -> String, _ body: () -> Answer
) throws(SystemCallFailed) -> Answer {
  while true {
    let answer = body()
    if answer != -1 { return answer }
    let code = errno
    if code != EINTR { throw SystemCallFailed(call: call(), code: code) }
  }
}
