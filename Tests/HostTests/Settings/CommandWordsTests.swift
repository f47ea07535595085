// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct CommandWordsTests {
  @Test(arguments: [
    ("systemctl reload nginx", ["systemctl", "reload", "nginx"]),
    ("  a\t b \n", ["a", "b"]),
    ("sh -c 'kill -HUP \"$(cat pid)\"'", ["sh", "-c", "kill -HUP \"$(cat pid)\""]),
    (#"a "b \"c\" \\" d"#, ["a", #"b "c" \"#, "d"]),
    (#"a\ b 'c\d'"#, ["a b", #"c\d"#]),
    (#"a '' "" b"#, ["a", "", "", "b"]),
    ("one'two'\"three\"", ["onetwothree"]),
    ("$HOME * | ; &", ["$HOME", "*", "|", ";", "&"]),
  ])
  func `words are parted by blanks and held together by quotes`(text: String, words: [String]) {
    #expect(CommandWords.split(text) == words)
  }

  @Test(arguments: ["", "   ", "a 'b", "a \"b", "a\\", "''", "'' a"])
  func `no command, or one that is left open, is refused`(text: String) {
    #expect(CommandWords.split(text) == nil)
  }
}
