// SPDX-License-Identifier: MIT
import DockerAPI

extension DockerFailure {
  init(_ fault: MalformedResponse) {
    self =
      switch fault {
      case .cutShort: .unreachable("\(fault)")
      case .bodyTooLarge(let limit): .tooLarge(limit: limit)
      case .notHTTP, .badField, .headTooLarge, .badLength, .badCoding, .badChunk, .protocolSwitched:
        .malformed("\(fault)")
      }
  }

  /// Nil for a success. 304 is one: what was asked for is so already.
  init?(_ answer: Call.Answer) {
    let status = answer.head.status
    if (200..<300).contains(status) || status == 304 { return nil }
    let message = EngineMessage.text(answer.body)
    self = status == 404 ? .gone(message) : .refused(status: status, message)
  }
}
