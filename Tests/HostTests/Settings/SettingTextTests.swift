// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct SettingTextTests {
  @Test(arguments: [
    ("30", 30), ("30s", 30), ("5m", 300), ("1h", 3600), ("0", 0), ("007", 7), ("0s", 0),
    ("999999999h", 3_599_999_996_400),
  ])
  func `a time is a number of seconds, or one with its unit`(text: String, seconds: Int) {
    #expect(SettingText.duration(text) == .seconds(seconds))
  }

  @Test(arguments: ["", "s", "-1", "+1", "1.5", "5 m", " 5", "5M", "5d", "5min", "1m30s", "٣", "1000000000", "5\n"])
  func `anything else is no time`(text: String) {
    #expect(SettingText.duration(text) == nil)
  }

  @Test(arguments: [
    ("/home/dokku", "/home/dokku"), ("/home/dokku/", "/home/dokku"), ("/", "/"), ("//", "/"), ("/a b/ü", "/a b/ü"),
  ])
  func `a path is absolute and loses the slash at its end`(text: String, path: String) {
    #expect(SettingText.path(text) == path)
  }

  @Test(arguments: ["", "home/dokku", "./x", "~/x", "/a\nb", "/a\0b", "/\u{7f}", "/a\rb"])
  func `what is not absolute, or breaks a line, is no path`(text: String) {
    #expect(SettingText.path(text) == nil)
  }

  @Test(arguments: [("dokku", "dokku"), ("/usr/bin/dokku", "/usr/bin/dokku"), ("g++-12", "g++-12"), ("a_b.c", "a_b.c")])
  func `a program is a path or a name`(text: String, program: String) {
    #expect(SettingText.program(text) == program)
  }

  @Test(arguments: ["", "bin/dokku", "./dokku", "dokku --trace", "-v", "a;b", "$HOME"])
  func `a relative path or a command line is no program`(text: String) {
    #expect(SettingText.program(text) == nil)
  }

  @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
  func `choices are listed as people do`(words: [String], text: String) {
    #expect(SettingText.list(words) == text)
  }
}
