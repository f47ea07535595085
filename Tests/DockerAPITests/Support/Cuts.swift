// SPDX-License-Identifier: MIT

/// The same bytes as they may arrive.
enum Cuts {
  static func whole(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { [bytes[...]] }

  static func single(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.indices.map { bytes[$0...$0] } }

  /// Cut in two at every place.
  static func everywhere(_ bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
    bytes.indices.map { [bytes[..<$0], bytes[$0...]] }
  }

  static func all(_ bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
    [whole(bytes), single(bytes)] + everywhere(bytes)
  }

  static func all(_ text: String) -> [[ArraySlice<UInt8>]] { all(Array(text.utf8)) }
}
