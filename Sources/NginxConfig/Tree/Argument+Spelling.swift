// SPDX-License-Identifier: MIT
import Core

extension Argument {
  /// nginx refuses a longer one, for its reader's buffer holds 4096 bytes.
  static let lengthLimit = 2048

  /// Appends the argument as it stands in a configuration file: as it is where nothing in it has a meaning of its own, else
  /// in double quotes, inside which nginx knows `\"` and `\\`.
  func spell(into bytes: inout [UInt8]) throws(UnspellableValue) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if let problem = problem(in: bytes[start...]) { throw UnspellableValue(value: text, problem: problem) }
    if bytes.count > start, bytes[start...].allSatisfy({ Self.plain[Int($0)] }) { return }
    let quoted = bytes[start...].flatMap { $0 == 0x22 || $0 == 0x5c ? [0x5c, $0] : [$0] }
    bytes.replaceSubrange(start..., with: [0x22] + quoted + [0x22])
  }

  func spelled() throws(UnspellableValue) -> String {
    var bytes: [UInt8] = []
    try spell(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func problem(in bytes: ArraySlice<UInt8>) -> UnspellableValue.Problem? {
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return .controlCharacter }
    if !mayHoldVariables, bytes.contains(0x24) { return .dollarSign }
    return bytes.count > Self.lengthLimit ? .tooLong : nil
  }

  /// Letters, digits and `$ % * + , - . / : = @ [ ] _ ~`: none ends a word, starts a comment or a quotation.
  private static let plain = (0...UInt8.max).map { byte in
    byte.isLetterOrDigit || byte.isNamePunctuation || "$%*+,/:=@[]~".utf8.contains(byte)
  }
}
