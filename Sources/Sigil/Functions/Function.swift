// SPDX-License-Identifier: MIT

/// What a template can call: Go's own functions, and sigil's.
enum Function: String, CaseIterable, Sendable {
  // Go's.
  case and, or, not, eq, ne, lt, le, gt, ge, len, index, slice, print, printf, println, html, js, urlquery, call
  // sigil's, on text.
  case capitalize, lower, upper, trim, replace, indent, substr, match, split, tojson, render
  // On lists and maps.
  case join, joinkv, splitkv, seq, uniq, append, drop, pointer
  case `default`, `var`
  // Those that read the host or run something on it, and two whose languages nobody asked for.
  case sh, httpget, file, text, include, exists, dir, dirs, files, stdin, base64enc, base64dec, json, yaml
  case toyaml, jmespath
}

extension Function {
  /// Why it is known and yet not there; nil for the others.
  var refusal: String? {
    switch self {
    case .sh: "runs a command"
    case .httpget: "sends a request"
    // Their argument is a path or a stream, never the text itself.
    case .file, .text, .include, .exists, .dir, .dirs, .files, .stdin, .base64enc, .base64dec, .json, .yaml:
      "reads files of the host"
    case .toyaml, .jmespath: "is not supported"
    default: nil
    }
  }

  /// Whether its work grows with its arguments; that of the others grows with the result at most.
  var readsAll: Bool {
    switch self {
    case .not, .len, .index, .slice, .default, .pointer, .substr: false
    default: true
    }
  }

  /// What is wrong with being called with so many arguments; nil when nothing is.
  func problem(withArguments count: Int) -> String? {
    if let refusal { return "function \(quoted(rawValue)) is refused: it \(refusal)" }
    let (least, most) = arity
    if count < least, most == nil { return "wrong number of args for \(rawValue): want at least \(least) got \(count)" }
    guard let most, count != most else { return nil }
    return "wrong number of args for \(rawValue): want \(most) got \(count)"
  }

  /// The most is nil for those that take any number above the least.
  private var arity: (least: Int, most: Int?) {
    switch self {
    case .and, .or, .eq, .index, .slice, .printf, .call, .render: (1, nil)
    case .print, .println, .html, .js, .urlquery, .uniq: (0, nil)
    case .not, .len, .capitalize, .lower, .upper, .trim, .tojson, .seq, .var: (1, 1)
    case .replace: (3, 3)
    default: (2, 2)
    }
  }
}
