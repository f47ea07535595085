// SPDX-License-Identifier: MIT
import Host

extension CommandFailed {
  /// What the engine refused is told as the `docker` command tells it; scripts look for those words.
  init(_ failure: DockerFailure, _ purpose: String) {
    switch failure {
    case .gone(let message), .refused(_, let message):
      self.init("\(purpose): Error response from daemon: \(message)")
    case .malformed, .tooLarge:
      self.init("\(purpose): \(failure)")
    case .unreachable, .timedOut, .tooOld, .ended, .overloaded, .abandoned:
      self.init("Docker is not reachable: \(failure)", status: ProgramEnding.noDocker)
    }
  }
}
