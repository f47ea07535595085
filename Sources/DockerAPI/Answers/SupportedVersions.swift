// SPDX-License-Identifier: MIT
import Core

/// The API versions that an engine supports, as far as its answer to a ping in the newest known version tells them.
package struct SupportedVersions: Hashable, Sendable {
  /// The engine's newest version.
  package let newest: APIVersion
  /// The engine's minimum, or nil while it is not newer than the versions known here.
  package let minimum: APIVersion?

  package init(newest: APIVersion, minimum: APIVersion? = nil) {
    self.newest = newest
    self.minimum = minimum
  }

  /// Reads the answer's `Api-Version`, which an engine also gives with a refusal, and the minimum out of the refusal's
  /// text. Without a legible minimum the newest version is the one that the engine certainly supports.
  init(_ head: ResponseHead, _ body: [UInt8]) throws(UnreadableAnswer) {
    let text = head.fields["api-version"] ?? ""
    guard let newest = APIVersion(text) else {
      throw UnreadableAnswer("/_ping: no API version but \"\(text.prefix(20))\"")
    }
    self.newest = newest
    let isTooOldForIt = head.status == 400 && newest >= .newest
    minimum = isTooOldForIt ? Self.minimum(in: EngineMessage.text(body), upTo: newest) ?? newest : nil
  }

  /// The version to speak with the engine: the newest that both sides know, or the engine's minimum where that is newer.
  /// Nil for an engine that is too old. A newer version has more fields than are read here, not others.
  package var spoken: APIVersion? {
    newest < .oldest ? nil : minimum ?? min(newest, .newest)
  }

  /// Finds "Minimum supported API version is 1.52" in the words of moby's `daemon/server/middleware/version.go`.
  private static func minimum(in message: String, upTo newest: APIVersion) -> APIVersion? {
    let words = message.split(separator: " ")
    for (index, word) in words.enumerated() where word == "Minimum" && words.count > index + 5 {
      guard words[(index + 1)...(index + 4)].elementsEqual(["supported", "API", "version", "is"]) else { continue }
      let version = APIVersion(words[index + 5].prefix { $0 != "," })
      return version.flatMap { $0 > .newest && $0 <= newest ? $0 : nil }
    }
    return nil
  }
}
