// SPDX-License-Identifier: MIT

/// Why bytes are not an answer to what was asked.
package enum MalformedResponse: Error, Hashable, CustomStringConvertible {
  /// The first line is no status line.
  case notHTTP
  case badField
  case headTooLarge
  case badLength
  case badCoding
  case badChunk
  case bodyTooLarge(limit: Int)
  /// 101: nobody asked for another protocol.
  case protocolSwitched
  /// The connection ended inside a response.
  case cutShort

  package var description: String {
    switch self {
    case .notHTTP: "the answer is not HTTP/1.1"
    case .badField: "a header field is malformed"
    case .headTooLarge: "the header fields take more than \(ResponseParser.headLimit) bytes"
    case .badLength: "the body's length is malformed"
    case .badCoding: "the body comes in an unknown coding"
    case .badChunk: "a chunk is malformed"
    case .bodyTooLarge(let limit): "the body takes more than \(limit) bytes"
    case .protocolSwitched: "the engine switched to another protocol"
    case .cutShort: "the connection ended inside the answer"
    }
  }
}
