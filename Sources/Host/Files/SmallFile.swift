// SPDX-License-Identifier: MIT

/// Files of our own, read whole.
nonisolated enum SmallFile {
  private static let limit = 4 << 20

  /// Nil where there is none, or none that can be read.
  static func bytes(at path: String) -> [UInt8]? {
    guard case .bytes(let bytes)? = try? RegularFile.read(path, limit: limit) else { return nil }
    return bytes
  }
}
