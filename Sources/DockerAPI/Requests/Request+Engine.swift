// SPDX-License-Identifier: MIT
import Core

extension Request where Answer == Void {
  /// `/_ping` without a version, which every engine answers.
  package static var ping: Request {
    Request(method: .get, path: "/_ping", isVersioned: false) { _, _ in }
  }
}

extension Request where Answer == SupportedVersions {
  /// `/_ping` in the newest known version, which an engine refuses that does not support it. Its newest version comes with
  /// either answer, so one request tells what to speak, also with an engine whose minimum is newer.
  package static var negotiation: Request {
    Request(method: .get, path: "/v\(APIVersion.newest)/_ping", isVersioned: false, readsRefusal: true) {
      (head, body) throws(UnreadableAnswer) in try SupportedVersions(head, body)
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
