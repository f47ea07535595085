// SPDX-License-Identifier: MIT
import DockerAPI

/// Why there is no answer, or none of use.
package nonisolated enum DockerFailure: Error, Hashable, CustomStringConvertible {
  /// No connection, or it broke before the answer began.
  case unreachable(String)
  case timedOut(Duration)
  /// 404, in the engine's words: the container or network is not there any more.
  case gone(String)
  /// Any other status that is no success, in the engine's words.
  case refused(status: Int, String)
  case malformed(String)
  /// The answer has more bytes than are taken.
  case tooLarge(limit: Int)
  /// Its newest API version is older than the oldest that is spoken here.
  case tooOld(APIVersion)
  /// The event stream came to its end.
  case ended
  /// More requests wait than are kept.
  case overloaded
  /// Given up from this side.
  case abandoned

  package var description: String {
    switch self {
    case .unreachable(let reason): reason
    case .timedOut(let deadline): "no answer within \(deadline)"
    case .gone(let message): message
    case .refused(let status, let message): "\(message) (status \(status))"
    case .malformed(let reason): reason
    case .tooLarge(let limit): "the answer takes more than \(limit) bytes"
    case .tooOld(let version): "the engine speaks API \(version) at most, \(APIVersion.oldest) is needed"
    case .ended: "the engine ended the event stream"
    case .overloaded: "too many requests are waiting for the engine"
    case .abandoned: "given up"
    }
  }
}
