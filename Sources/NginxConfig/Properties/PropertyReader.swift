// SPDX-License-Identifier: MIT
import Core

/// Hands out an app's `nginx` properties, parsed. An empty one is one that is not set, as Dokku has it.
struct PropertyReader {
  let app: AppName
  let values: [String: String]

  /// Nil where the property is not set.
  func read<Value>(
    _ name: String, as wanted: String, _ parse: (String) -> Value?
  ) throws(RenderRefused) -> Value? {
    guard let text = values[name], !text.isEmpty else { return nil }
    guard let value = parse(text) else {
      throw RenderRefused(app: app, reason: .property(name: name, value: text, wanted: wanted))
    }
    return value
  }

  func time(_ name: String, default text: String) throws(RenderRefused) -> Argument {
    Argument(literally: try read(name, as: "a time such as 60s", TimeValue.init)?.rawValue ?? text)
  }

  func size(_ name: String, default text: String) throws(RenderRefused) -> Argument {
    Argument(literally: try read(name, as: "a size such as 8k", SizeValue.init)?.rawValue ?? text)
  }

  func onOrOff(_ name: String, default text: String) throws(RenderRefused) -> Argument {
    Argument(literally: try read(name, as: "on or off") { ["on", "off"].contains($0) ? $0 : nil } ?? text)
  }

  func isOn(_ name: String, default value: Bool) throws(RenderRefused) -> Bool {
    try read(name, as: "true or false") { Bool($0) } ?? value
  }

  /// A header's value, in which nginx's variables have their meaning.
  func headerValue(_ name: String) throws(RenderRefused) -> Argument? {
    let value = try read(name, as: "one line of text") { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f } ? $0 : nil }
    return value.map(Argument.init(withVariables:))
  }

  func address(_ name: String, isV4: Bool) throws(RenderRefused) -> IPAddress? {
    let wanted = isV4 ? "an IPv4 address" : "an IPv6 address"
    return try read(name, as: wanted) { text in IPAddress(text).flatMap { $0.isV4 == isV4 ? $0 : nil } }
  }

  /// At most `count` words of the same kind.
  func words<Word>(
    _ name: String, as wanted: String, atMost count: Int, _ parse: (Substring) -> Word?
  ) throws(RenderRefused) -> [Word]? {
    try read(name, as: wanted) { text in
      let parts = text.split(separator: " ")
      let words = parts.compactMap(parse)
      return (1...count).contains(parts.count) && words.count == parts.count ? words : nil
    }
  }
}
