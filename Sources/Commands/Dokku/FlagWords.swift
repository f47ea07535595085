// SPDX-License-Identifier: MIT

/// A command's words by pflag's rules: flags anywhere before `--`, the rest in its order.
nonisolated struct FlagWords: Hashable, Sendable {
  /// `--name`, and its value as the word after it.
  private(set) var flags: [String] = []
  private(set) var arguments: [String] = []

  init(_ words: [String], _ known: [FlagUsage]) throws(FlagFault) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        return
      }
      if word.hasPrefix("--") {
        try take(word, &rest, known)
      } else if word.hasPrefix("-"), word != "-" {
        throw Self.shorthand(word)
      } else {
        arguments.append(word)
      }
    }
  }

  /// What leaves no doubt to any other parser.
  var spelled: [String] { flags + ["--"] + arguments }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ known: [FlagUsage]
  ) throws(FlagFault) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first.map(String.init), !name.isEmpty, !name.hasPrefix("-") else {
      throw .badSyntax(word)
    }
    let given = parts.count > 1 ? String(parts[1]) : nil
    guard let flag = known.first(where: { $0.name == name }) else { throw name == "help" ? .help : .unknown(name) }
    if flag.value == nil {
      if try Self.isOn(given ?? "true", flag) { flags.append("--\(name)") }
    } else {
      guard let value = given ?? rest.popFirst() else { throw .noValue(name) }
      flags += ["--\(name)", value]
    }
  }

  private static func isOn(_ text: String, _ flag: FlagUsage) throws(FlagFault) -> Bool {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": return true
    case "0", "f", "F", "false", "FALSE", "False": return false
    default: throw .notBoolean(text, flag: flag.name)
    }
  }

  private static func shorthand(_ word: String) -> FlagFault {
    let letter = word.dropFirst().first ?? "-"
    return letter == "h" ? .help : .unknownShorthand(letter, word: word)
  }
}
