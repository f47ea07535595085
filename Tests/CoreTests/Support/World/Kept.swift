// SPDX-License-Identifier: MIT

import Core

/// What the daemon keeps true in a world, one line each, so that two worlds can be compared and the difference read.
struct Kept: Equatable {
  private let lines: Set<String>

  init(_ world: World) {
    var lines: [String] = []
    for (app, files) in world.apps {
      lines += files.addressFiles.map { "\(app)/IP.\($0.key): \($0.value)" }
      lines += files.portFiles.map { "\(app)/PORT.\($0.key): \($0.value)" }
      lines += world.nginx.files[app].map { Self.lines("\(app)/nginx.conf", $0) } ?? []
    }
    // An app that is gone may have left nothing behind, either.
    lines += world.nginx.loaded.flatMap { Self.lines("nginx runs \($0.key)", $0.value) }
    lines += world.kernel.live.map { "kernel: \($0.key) to \($0.value)" }
    for container in world.containers.values {
      lines.append("\(container.name) is \(container.state)")
      lines += container.endpoints.map {
        "\(container.name) in \($0.network) \($0.networkID?.short ?? "") \($0.address?.description ?? "") \($0.aliases)"
      }
    }
    self.lines = Set(lines)
  }

  private static func lines(_ name: String, _ file: SimulatedNginx.File) -> [String] {
    file.listeners.map { "\(name): \($0.key) \($0.value)" }
      + file.routes.map { "\(name): \($0.forward.publicPort) \($0.listeners)" }
  }

  /// What one has and the other has not.
  func difference(from other: Kept) -> [String] {
    lines.subtracting(other.lines).sorted().map { "- \($0)" }
      + other.lines.subtracting(lines).sorted().map { "+ \($0)" }
  }
}
