// SPDX-License-Identifier: MIT
import Core
import Host

/// A container that is to join a network.
nonisolated struct Attachment: Hashable, Sendable {
  let container: Container
  let network: NetworkName
  let aliases: [String]

  var isDone: Bool { container.endpoint(on: network) != nil }

  func failed(_ failure: DockerFailure) -> CommandFailed {
    if case .gone(let message) = failure, message.hasPrefix("network ") {
      return CommandFailed("Network \(network) does not exist")
    }
    return CommandFailed(failure, "Unable to attach container to network")
  }
}
