// SPDX-License-Identifier: MIT
import DockerAPI
import Host
import Testing

@testable import Commands

nonisolated struct CommandFailedDockerTests {
  @Test func `what the engine says is told as the docker command tells it`() {
    for failure in [DockerFailure.gone("no such thing"), .refused(status: 500, "no such thing")] {
      #expect(
        CommandFailed(failure, "Unable to x") == CommandFailed("Unable to x: Error response from daemon: no such thing")
      )
    }
  }

  @Test(arguments: [
    DockerFailure.unreachable("connect /x: Connection refused"), .timedOut(.seconds(10)), .tooOld(APIVersion(1, 30)),
    .ended, .overloaded, .abandoned,
  ])
  func `an engine that does not answer has its own status`(failure: DockerFailure) {
    let failed = CommandFailed(failure, "Unable to x")
    #expect(failed.status == 69)
    #expect(failed.message == "Docker is not reachable: \(failure)")
  }
}
