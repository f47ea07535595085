// SPDX-License-Identifier: MIT

/// What came of looking for a `PORTS` file inside an image.
package enum ImagePortsOutcome: Hashable, Sendable {
  /// None where there is no such file. What was skipped in it, one line apiece.
  case read([PortForward], complaints: [String])
  /// Nobody can tell now; the image is asked about again.
  case failed(String)
}
