// SPDX-License-Identifier: MIT

/// Words that are no flags of a command, in the words of pflag, which Dokku's own commands use.
nonisolated enum FlagFault: Error, Hashable, CustomStringConvertible {
  /// `-h` or `--help`: no fault, but the end.
  case help
  case unknown(String)
  case unknownShorthand(Character, word: String)
  case noValue(String)
  case notBoolean(String, flag: String)
  case badSyntax(String)

  var description: String {
    switch self {
    case .help: ""
    case .unknown(let name): "unknown flag: --\(name)"
    case .unknownShorthand(let letter, let word): "unknown shorthand flag: '\(letter)' in \(word)"
    case .noValue(let name): "flag needs an argument: --\(name)"
    case .notBoolean(let text, let flag):
      "invalid argument \"\(text)\" for \"--\(flag)\" flag: strconv.ParseBool: parsing \"\(text)\": invalid syntax"
    case .badSyntax(let word): "bad flag syntax: \(word)"
    }
  }
}
