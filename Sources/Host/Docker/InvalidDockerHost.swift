// SPDX-License-Identifier: MIT

/// A `--docker-host` or `DOCKER_HOST` that is not served, such as `tcp://`.
package nonisolated struct InvalidDockerHost: Error, Hashable, CustomStringConvertible {
  package let text: String
  package let reason: String

  package var description: String { "\(text): \(reason)" }
}
