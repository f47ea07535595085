// SPDX-License-Identifier: MIT

/// A command line as one text. Words are parted by blanks; quotes and backslashes hold them together as in a shell, and
/// nothing else means anything: no variables, no patterns, no pipes.
nonisolated struct CommandWords {
  private var words: [String] = []
  private var word: String?
  private var quote: Character?
  private var isEscaped = false

  /// Nil for one without a word, and where a quote or a backslash is left open.
  static func split(_ text: String) -> [String]? {
    var reader = CommandWords()
    for character in text { reader.take(character) }
    guard reader.quote == nil, !reader.isEscaped else { return nil }
    reader.endWord()
    return reader.words.first?.isEmpty == false ? reader.words : nil
  }

  private mutating func take(_ character: Character) {
    if isEscaped {
      isEscaped = false
      append(character)
    } else if character == "\\", quote != "'" {
      isEscaped = true
      word = word ?? ""
    } else if let open = quote {
      if character == open { quote = nil } else { append(character) }
    } else if character == "'" || character == "\"" {
      quote = character
      word = word ?? ""
    } else if character.isWhitespace {
      endWord()
    } else {
      append(character)
    }
  }

  private mutating func append(_ character: Character) { word = (word ?? "") + String(character) }

  private mutating func endWord() {
    if let word { words.append(word) }
    word = nil
  }
}
