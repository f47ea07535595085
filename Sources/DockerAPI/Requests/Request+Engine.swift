// SPDX-License-Identifier: MIT
import Core

extension Request where Answer == APIVersion {
  /// `/_ping`: the newest API version that the engine speaks.
  package static var ping: Request {
    Request(method: .get, path: "/_ping", isVersioned: false) { (head, _) throws(UnreadableAnswer) in
      let text = head.fields["api-version"] ?? ""
      guard let version = APIVersion(text) else {
        throw UnreadableAnswer("/_ping: no API version but \"\(text.prefix(20))\"")
      }
      return version
    }
  }
}

extension Request where Answer == EngineVersion {
  /// `/version`
  package static var version: Request {
    fetch("/version") { (reader) throws(JSONSyntaxError) in try EngineVersion(&reader) }
  }
}

extension Request where Answer == EngineInfo {
  /// `/info`
  package static var info: Request {
    fetch("/info") { (reader) throws(JSONSyntaxError) in try EngineInfo(&reader) }
  }
}
