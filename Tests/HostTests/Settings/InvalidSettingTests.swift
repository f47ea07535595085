// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct InvalidSettingTests {
  @Test func `it says what is wrong and what would be right, on one line`() {
    let setting = InvalidSetting(source: "DEL_REBUILD_LIMIT", value: "ma\nny", allowed: "a number")
    #expect("\(setting)" == #"DEL_REBUILD_LIMIT is "ma\nny"; it must be a number"#)
  }

  @Test func `an option that is a time says so`() {
    let setting = #expect(throws: InvalidSetting.self) { try Duration(option: "--timeout", "0") }
    #expect(setting?.source == "--timeout")
  }

  @Test func `an option that is a time is read as one`() throws {
    #expect(try Duration(option: "--timeout", "2m") == .seconds(120))
  }
}
