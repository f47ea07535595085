// SPDX-License-Identifier: MIT

/// The entries of a list that could be read.
package struct Listing<Entry: Sendable>: Sendable {
  package static var limit: Int { 50_000 }

  package var entries: [Entry] = []
  /// Entries without a valid id or name.
  package var skipped = 0

  /// A `null` in a list's place is an empty list, as Go spells it; anything else, or too many, is nil.
  init?(
    _ reader: inout JSONReader, entry read: (inout JSONReader) throws(JSONSyntaxError) -> Entry?
  ) throws(JSONSyntaxError) {
    if try reader.isNull() { return }
    guard try reader.enterArray() else { return nil }
    while try reader.nextElement() {
      if let entry = try read(&reader) { entries.append(entry) } else { skipped += 1 }
      if entries.count > Self.limit { return nil }
    }
  }
}

extension Listing: Equatable where Entry: Equatable {}
