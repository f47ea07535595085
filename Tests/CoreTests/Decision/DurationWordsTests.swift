// SPDX-License-Identifier: MIT

import Core
import Testing

struct DurationWordsTests {
  @Test(arguments: [
    (Duration.zero, "0 ms"), (.microseconds(999), "0 ms"), (.milliseconds(340), "340 ms"),
    (.milliseconds(999), "999 ms"),
    (.seconds(1), "1.0 s"), (.milliseconds(4290), "4.2 s"), (.milliseconds(59_999), "59.9 s"),
    (.seconds(60), "1 min 0 s"),
    (.seconds(725), "12 min 5 s"), (.seconds(3599), "59 min 59 s"), (.seconds(3600), "1 h 0 min"),
    (.seconds(11_400), "3 h 10 min"), (.seconds(86_399), "23 h 59 min"), (.seconds(86_400), "1 d 0 h"),
    (.seconds(187_200), "2 d 4 h"),
  ])
  func `a duration reads as people say it`(duration: Duration, words: String) {
    #expect(duration.inWords == words)
  }
}
