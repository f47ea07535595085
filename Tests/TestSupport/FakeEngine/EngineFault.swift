// SPDX-License-Identifier: MIT

/// What a request meets instead of its answer.
package enum EngineFault: Sendable {
  /// Nothing, ever; the connection stays open.
  case hang
  /// The answer comes, late.
  case delay(Duration)
  case status(Int, message: String)
  /// The connection closes without a byte.
  case drop
  /// An answer with an empty body; a stream ends cleanly at once.
  case empty
  /// The first half of the answer's bytes, then the connection closes.
  case half
  /// These bytes in place of the answer's body, status 200.
  case body([UInt8])

  /// The bytes to send in place of the answer's; nil where the answer goes out as it is.
  func spoil(_ answer: HTTPResponse, _ router: EngineRouter) -> [UInt8]? {
    switch self {
    case .hang, .drop: []
    case .delay: nil
    case .status(let status, let message): router.refuse(EngineRefusal(status: status, message: message)).bytes
    case .empty: answer.chunkedHead + HTTPResponse.lastChunk
    case .half: Array(answer.bytes.prefix(answer.bytes.count / 2))
    case .body(let bytes): answer.chunkedHead + HTTPResponse.chunk(bytes) + HTTPResponse.lastChunk
    }
  }

  var keepsConnection: Bool {
    switch self {
    case .delay, .status, .empty, .body: true
    case .hang, .drop, .half: false
    }
  }
}
