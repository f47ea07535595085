// SPDX-License-Identifier: MIT
import DockerAPI

/// A request on its way, whatever its answer will be read as.
struct Call {
  struct Answer {
    var head: ResponseHead
    var body: [UInt8] = []
  }

  let bytes: [UInt8]
  /// It changes nothing, so it can be asked again when a kept connection turns out to be dead.
  let mayRepeat: Bool
  /// Never waits for others: it is asked to learn whether the engine answers at all.
  let isUrgent: Bool
  /// For the answer to be whole, from when the request goes out.
  let deadline: Duration
  /// Of the answer's body, in bytes; nothing where it is taken as it comes.
  var bodyLimit = Exchange.bodyLimit
  /// Takes a successful answer's body as it comes, however long it is; nil keeps it.
  var take: ((ArraySlice<UInt8>) -> Void)?
  let then: (Result<Answer, DockerFailure>) -> Void
}
