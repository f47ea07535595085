// SPDX-License-Identifier: MIT

/// The first line of an app's `nginx.stream.conf`, by which a later run knows whose file it is and which ports were the
/// app's, open or not: `apps:clone` and `apps:rename` copy the file.
package struct StreamFileHead: Hashable, Sendable {
  package static let fileName = "nginx.stream.conf"
  private static let mark = "# Written by dokku-event-listener for "

  package let app: AppName
  /// Sorted.
  package let ports: [PublicPort]

  package init(app: AppName, ports: some Sequence<PublicPort>) {
    self.app = app
    self.ports = ports.sorted()
  }

  /// Nil where the file is somebody else's.
  package init?(_ bytes: [UInt8]) {
    let line = String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self)
    guard line.hasPrefix(Self.mark) else { return nil }
    let words = line.dropFirst(Self.mark.count).split(separator: " ")
    guard let first = words.first, first.hasSuffix(":"), let app = AppName(first.dropLast()) else { return nil }
    self.init(app: app, ports: words.dropFirst().compactMap { PublicPort($0) })
  }

  /// With its line end.
  package var line: String {
    Self.mark + "\(app):" + ports.map { " \($0)" }.joined() + "\n"
  }
}
