// SPDX-License-Identifier: MIT

extension Duration {
  /// With as much precision as anybody reads: 340 ms, 4.2 s, 12 min 5 s, 3 h 10 min, 2 d 4 h.
  package var inWords: String {
    let milliseconds = microseconds / 1000
    let seconds = milliseconds / 1000
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    if seconds < 60 { return "\(seconds).\(milliseconds % 1000 / 100) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    if seconds < 86400 { return "\(seconds / 3600) h \(seconds % 3600 / 60) min" }
    return "\(seconds / 86400) d \(seconds % 86400 / 3600) h"
  }
}
