// SPDX-License-Identifier: MIT
import Core

extension DokkuLabels {
  private static let prefix = "com.dokku."

  /// A container's labels.
  init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    var labels: [String: String] = [:]
    if try reader.enterObject() {
      while let key = try reader.nextKey() {
        if key.hasPrefix(Self.prefix) {
          labels[key] = try reader.string()
        } else {
          try reader.skip()
        }
      }
    }
    self.init(labels)
  }
}
