// SPDX-License-Identifier: MIT
import Core

/// A `server` directive of an `upstream` block.
package struct ServerLine: Hashable, Sendable {
  package let upstream: String
  /// Counted from 1.
  package let line: Int
  /// As spelled in the file.
  package let address: String
  /// Nil for Unix sockets and what else is no `HOST:PORT`. A host without a port has nginx's default, 80.
  package let listener: Listener?
  /// The directive says `down`, whoever wrote it.
  package let isDown: Bool
  /// It says so in the spelling that only this program uses.
  package let isMarked: Bool

  let addressRange: Range<Int>
  /// What to take out to undo our mark. Nil where there is none.
  let markRange: Range<Int>?
  /// The place of the semicolon.
  let end: Int
}
