// SPDX-License-Identifier: MIT
import Core

extension Argument {
  /// nginx refuses a longer one, for its reader's buffer holds 4096 bytes.
  static let lengthLimit = 2048

  /// The argument as it stands in a configuration file: as it is where nothing in it has a meaning of its own, else in
  /// double quotes, inside which nginx knows `\"` and `\\`.
  func spelled() throws(UnspellableValue) -> String {
    let bytes = text.utf8
    if let problem = problem(in: bytes) { throw UnspellableValue(value: text, problem: problem) }
    if !bytes.isEmpty, bytes.allSatisfy(Self.isPlain) { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  private func problem(in bytes: String.UTF8View) -> UnspellableValue.Problem? {
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return .controlCharacter }
    if !mayHoldVariables, bytes.contains(0x24) { return .dollarSign }
    return bytes.count > Self.lengthLimit ? .tooLong : nil
  }

  /// Letters, digits and `$ % * + , - . / : = @ [ ] _ ~`: none ends a word, starts a comment or a quotation.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte.isNamePunctuation || "$%*+,/:=@[]~".utf8.contains(byte)
  }
}
