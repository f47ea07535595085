// SPDX-License-Identifier: MIT

/// The forms of a file in Dokku's property store. An empty file and a missing one both mean "not set".
package enum PropertyFile {
  /// A scalar: the file's bytes. Dokku writes no line end; one that an editor left is not part of the value.
  package static func scalar(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var value = bytes[...]
    if value.last == .lineFeed {
      value.removeLast()
      if value.last == .carriageReturn { value.removeLast() }
    }
    return value
  }

  package static func encodeScalar(_ value: String) -> [UInt8] { Array(value.utf8) }
}
