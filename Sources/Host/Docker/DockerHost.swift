// SPDX-License-Identifier: MIT

/// Where the engine listens: `DOCKER_HOST` as far as it names a Unix socket on this host.
package nonisolated struct DockerHost: Hashable, Sendable {
  package static let scheme = "unix://"
  /// `sun_path` less its closing zero (unix(7)).
  static let longestPath = 107

  /// Where Docker's own packages put it.
  package static let standard = DockerHost(path: "/var/run/docker.sock")

  /// Absolute.
  package let path: String

  private init(path: String) { self.path = path }

  package init(_ text: String) throws(InvalidDockerHost) {
    guard text.hasPrefix(Self.scheme) else { throw InvalidDockerHost(text: text, reason: "it must be unix://PATH") }
    let path = String(text.dropFirst(Self.scheme.count))
    guard path.hasPrefix("/") else { throw InvalidDockerHost(text: text, reason: "the path must be absolute") }
    guard !path.utf8.contains(0), path.utf8.count <= Self.longestPath else {
      throw InvalidDockerHost(text: text, reason: "the path must have at most \(Self.longestPath) bytes")
    }
    self.path = path
  }
}
