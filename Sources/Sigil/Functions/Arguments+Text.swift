// SPDX-License-Identifier: MIT

extension Arguments {
  /// The functions of one text that make no longer one.
  func changed() throws(Fault) -> Text {
    let text = try lastText()
    switch function {
    case .lower: return text.mapped(ascii: { $0.lowercased }, \.lowercaseMapping)
    case .upper: return text.mapped(ascii: { $0.uppercased }, \.uppercaseMapping)
    case .trim: return text.trimmed { $0 == .space || $0 == .lineFeed }
    case .substr: return try part(of: text)
    default: return text.capitalized
    }
  }

  /// `substr "START:END" TEXT`, in bytes. An unreadable start is 0, an unreadable end an error.
  private func part(of text: Text) throws(Fault) -> Text {
    let bounds = try self.text(0).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = bounds.map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count > 1, let end = numbers[1] else { throw Fault("substr needs slice expression as 'start:end'") }
    let start = numbers[0] ?? 0
    guard start >= 0, start <= end, end <= text.count else {
      throw Fault("substr: slice bounds out of range [\(start):\(end)] of \(text.count)")
    }
    return text[(text.startIndex + start)..<(text.startIndex + end)]
  }

  /// The functions that put texts together.
  func joined(_ budget: inout Budget) throws(Fault) -> Text {
    var sink = Sink(budget.limits)
    switch function {
    case .replace:
      let old = try text(0)
      let new = try text(1)
      let parts = try lastText().parts(between: old, &budget)
      // Before every character, and after the last, there is an empty text.
      if old.isEmpty { try sink.append(new) }
      try sink.append(parts, joinedBy: new)
      if old.isEmpty, !parts.isEmpty { try sink.append(new) }
    case .indent: try indent(by: text(0), into: &sink)
    default:
      let texts = try list(1).compactMap { if case .text(let text) = $0 { text } else { nil } }
      try sink.append(texts, joinedBy: text(0))
    }
    return sink.bytes[...]
  }

  /// Every line but the first, and no empty one.
  private func indent(by pad: Text, into sink: inout Sink) throws(Fault) {
    var rest = try lastText()
    while let end = rest.firstIndex(of: .lineFeed) {
      try sink.append(rest[...end])
      rest = rest[(end + 1)...]
      if let first = rest.first, first != .lineFeed { try sink.append(pad) }
    }
    try sink.append(rest)
  }
}

extension Sink {
  mutating func append(_ texts: [Text], joinedBy separator: Text) throws(Fault) {
    for (offset, text) in texts.enumerated() {
      if offset > 0 { try append(separator) }
      try append(text)
    }
  }
}
