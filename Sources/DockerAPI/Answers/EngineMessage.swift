// SPDX-License-Identifier: MIT

/// What an error's body says.
package enum EngineMessage {
  private static let limit = 1000

  /// The `message` of `{"message":"…"}`, else the body itself, on one line.
  package static func text(_ body: [UInt8]) -> String {
    let text = (try? message(body)) ?? String(decoding: body.prefix(limit), as: UTF8.self)
    let words = text.split { $0.isNewline || $0.isWhitespace }.joined(separator: " ")
    return String(words.prefix(limit))
  }

  private static func message(_ body: [UInt8]) throws(JSONSyntaxError) -> String? {
    var reader = JSONReader(body[...])
    var message: String?
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      if key == "message" { message = try reader.string() } else { try reader.skip() }
    }
    return message
  }
}
