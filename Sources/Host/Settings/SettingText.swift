// SPDX-License-Identifier: MIT
import Core

/// How the values of settings are spelled.
nonisolated enum SettingText {
  /// Absolute and without a slash at its end.
  static func path(_ text: some StringProtocol) -> String? {
    guard text.first == "/", text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
      return nil
    }
    var path = text[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// A path, or a name to be looked for on PATH.
  static func program(_ text: String) -> String? {
    if text.contains("/") { return path(text) }
    let isName = text.utf8.allSatisfy { $0.isLetterOrDigit || $0.isNamePunctuation || $0 == 0x2b }
    return isName && !text.isEmpty && text.first != "-" ? text : nil
  }

  /// Seconds, or a number with its unit: `30`, `30s`, `5m`, `1h`.
  static func duration(_ text: String) -> Duration? {
    let seconds = ["s": 1, "m": 60, "h": 3600]
    let unit = text.last.flatMap { seconds[String($0)] }
    guard let count = number(unit == nil ? text[...] : text.dropLast()) else { return nil }
    return .seconds(count * (unit ?? 1))
  }

  /// Digits only, nine at most.
  static func number(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit) else { return nil }
    return Int(text)
  }

  /// `a, b or c`
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }
}
