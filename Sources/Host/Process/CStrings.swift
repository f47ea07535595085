// SPDX-License-Identifier: MIT
import Glibc

/// Lends texts as the null-ended array of C strings that `exec` wants.
nonisolated func withCStrings<Answer>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Answer
) -> Answer {
  let copies = texts.map { strdup($0) } + [nil]
  defer { copies.forEach { free($0) } }
  return copies.withUnsafeBufferPointer { buffer in
    var empty: UnsafeMutablePointer<CChar>?
    guard let base = buffer.baseAddress else { return body(&empty) }
    return body(base)
  }
}
