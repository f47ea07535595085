// SPDX-License-Identifier: MIT

import Core

/// What `PORTS` files inside images say, as it lies on disk: a line for each image, its id and its ports after it, each
/// `PUBLIC:CONTAINER/PROTOCOL:TYPE`.
nonisolated enum ImagePortsLedger {
  static func spell(_ images: [ImageID: [PortForward]]) -> [UInt8] {
    let lines = images.sorted { $0.key < $1.key }.map { image, forwards in
      ([image.rawValue] + forwards.map(spell)).joined(separator: " ") + "\n"
    }
    return Array(lines.joined().utf8)
  }

  private static func spell(_ forward: PortForward) -> String {
    let inside = PublicPort(forward.containerPort, forward.publicPort.transport)
    return "\(forward.publicPort.number):\(inside):\(forward.processType)"
  }

  /// An image whose line does not parse is asked about again.
  static func read(_ bytes: [UInt8]) -> [ImageID: [PortForward]] {
    var images: [ImageID: [PortForward]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      let forwards = words.dropFirst().compactMap(forward)
      guard let image = words.first.flatMap({ ImageID(String($0)) }), forwards.count == words.count - 1 else {
        continue
      }
      images[image] = forwards
    }
    return images
  }

  private static func forward(_ word: Substring) -> PortForward? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let outside = Port(parts[0]), let inside = PublicPort(parts[1]) else { return nil }
    guard let type = ProcessType(parts[2]) else { return nil }
    return PortForward(PublicPort(outside, inside.transport), to: inside.number, of: type)
  }
}
