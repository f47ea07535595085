// SPDX-License-Identifier: MIT

/// Why bytes are no archive of the path that was asked for.
package enum MalformedArchive: Error, Hashable, CustomStringConvertible {
  case cutShort
  case badChecksum
  case badNumber
  case badRecord
  /// It begins with something else.
  case otherName

  package var description: String {
    switch self {
    case .cutShort: "the archive is cut short"
    case .badChecksum: "the archive's header is damaged"
    case .badNumber: "a number in the archive's header is malformed"
    case .badRecord: "an extended header of the archive is malformed"
    case .otherName: "the archive holds something else"
    }
  }
}
