// SPDX-License-Identifier: MIT

/// What a function complains of; the renderer knows where.
struct Fault: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// In double quotes, on one line and of a bounded length, for a message.
func quoted(_ text: String) -> String { String(text.prefix(60)).debugDescription }
