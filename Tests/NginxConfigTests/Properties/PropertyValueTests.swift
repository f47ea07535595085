// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct PropertyValueTests {
  @Test(arguments: ["0", "60", "60s", "500ms", "1h30m", "1d", "2w", "1M", "1y", "1h30"])
  func `nginx's times are times`(_ text: String) {
    #expect(TimeValue(text)?.rawValue == text)
  }

  @Test(arguments: ["", "s", "60 s", "-1", "1.5s", "60S", "1h 30m", "1x", "99999999999", "٣s", "1s;", "ms5"])
  func `other texts are no times`(_ text: String) {
    #expect(TimeValue(text) == nil)
  }

  @Test(arguments: ["0", "4096", "8k", "1m", "2G"])
  func `nginx's sizes are sizes`(_ text: String) {
    #expect(SizeValue(text)?.rawValue == text)
  }

  @Test(arguments: ["", "k", "1 m", "-1", "1.5m", "1t", "1mb", "1m;"])
  func `other texts are no sizes`(_ text: String) {
    #expect(SizeValue(text) == nil)
  }

  @Test func `a log goes to a file, to syslog, to standard error or nowhere`() {
    #expect(LogDestination("/a b") == .file("/a b"))
    #expect(LogDestination("syslog:server=[::1]") == .syslog("syslog:server=[::1]"))
    #expect(LogDestination("stderr") == .stderr)
    #expect(LogDestination("off") == .off)
    #expect(LogDestination("relative/path") == nil)
    #expect(LogDestination("memory:32m") == nil)
  }
}
