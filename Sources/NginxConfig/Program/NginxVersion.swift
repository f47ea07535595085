// SPDX-License-Identifier: MIT

/// nginx's version, three numbers.
package struct NginxVersion: Hashable, Sendable {
  /// From here on HTTP/2 is a directive; before, a parameter of `listen`.
  package static let http2Directive = NginxVersion(1, 25, 1)
  /// From here on nginx could push resources over HTTP/2, until it could not any more.
  package static let http2Push = NginxVersion(1, 13, 9)
  package static let http2PushGone = NginxVersion(1, 25, 0)
  /// From here on the stream module can pass on the end of one direction alone.
  package static let halfClose = NginxVersion(1, 21, 4)
  /// From here on `-e` names the error log that counts until the configuration is read.
  package static let errorLogOption = NginxVersion(1, 19, 5)

  package let major: Int
  package let minor: Int
  package let patch: Int

  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads what `nginx -v` and `nginx -V` say on standard error: `nginx version: nginx/1.22.1 (…)`. OpenResty names
  /// itself instead and adds a number, which is left out.
  package init?(commandOutput text: some StringProtocol) {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("nginx version: ") {
      guard let slash = line.firstIndex(of: "/") else { continue }
      let word = line[line.index(after: slash)...].prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let numbers = word.split(separator: ".").prefix(3).compactMap { Int($0) }
      if numbers.count == 3 {
        self.init(numbers[0], numbers[1], numbers[2])
        return
      }
    }
    return nil
  }
}

extension NginxVersion: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
  package var description: String { "\(major).\(minor).\(patch)" }
}
