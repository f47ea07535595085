// SPDX-License-Identifier: MIT

/// What an engine's archive of one path says of it: a tar archive whose first entry is named for the path's last part.
package enum ArchivedPath: Hashable, Sendable {
  case file([UInt8])
  /// A regular file of more bytes than are wanted.
  case tooLarge
  case folder
  case link
  /// A device, a pipe, a socket.
  case other

  /// What an archive of one file takes beside the file: headers, extended ones with them, filling and the end.
  static let overhead = 16 * 1024

  /// Reads no further than the path's own entry. What the archive is cut short in matters only for a file that is wanted.
  package init(archive: [UInt8], named name: some StringProtocol, limit: Int) throws(MalformedArchive) {
    var rest = archive[...]
    var records: PaxRecords?
    while let header = try TarHeader(rest.prefix(TarHeader.size)) {
      rest = rest.dropFirst(TarHeader.size)
      switch header.kind {
      case .extended: records = try PaxRecords(Self.take(header.size, from: &rest))
      case .remark: _ = try Self.take(header.size, from: &rest)
      case .regular, .folder, .link, .other:
        guard Self.isNamed(records?.path ?? header.name, name) else { throw .otherName }
        let size = records?.size ?? header.size
        switch header.kind {
        case .regular where size > limit: self = .tooLarge
        case .regular: self = .file(Array(try Self.take(size, from: &rest)))
        case .folder: self = .folder
        case .link: self = .link
        case .extended, .remark, .other: self = .other
        }
        return
      }
    }
    throw .otherName
  }

  private static func isNamed(_ entry: String, _ name: some StringProtocol) -> Bool {
    entry == name || entry.hasSuffix("/") && entry.dropLast() == name
  }

  /// An entry's content fills whole blocks.
  private static func take(_ size: Int, from rest: inout ArraySlice<UInt8>) throws(MalformedArchive) -> ArraySlice<
    UInt8
  > {
    guard size <= rest.count else { throw .cutShort }
    let content = rest.prefix(size)
    rest = rest.dropFirst(min((size + TarHeader.size - 1) / TarHeader.size * TarHeader.size, rest.count))
    return content
  }
}
