// SPDX-License-Identifier: MIT
import Foundation
import Testing

@testable import Host

struct WallTimeTests {
  @Test(arguments: [1_700_000_000_007_999, 1_720_000_000_420_000, 0])
  func `a moment is shown in the host's own time`(microseconds: Int64) {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "HH:mm:ss"
    let seconds = formatter.string(from: Date(timeIntervalSince1970: Double(microseconds / 1_000_000)))
    let text = WallTime(microseconds: microseconds).localText
    #expect(text.prefix(8) == seconds)
    #expect(text.count == 12)
    #expect(text.suffix(4) == [".007", ".420", ".000"].first { text.hasSuffix($0) } ?? "")
  }

  @Test func `now is now`() {
    let now = Double(WallTime.now.microseconds) / 1_000_000
    #expect(abs(now - Date().timeIntervalSince1970) < 60)
  }
}
