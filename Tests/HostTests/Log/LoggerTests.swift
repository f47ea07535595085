// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

final class LoggerTests {
  private var told: [String] = []
  private var answers: [OutputQueue.Sending] = []

  @Test func `records less grave than the level are not told`() {
    let logger = logger(.notice)
    logger.log(Record(.trace, .debug, "a"))
    logger.log(Record(.trace, .info, "b"))
    logger.log(Record(.trace, .notice, "c"))
    logger.log(Record(.trace, .error, "d"))
    #expect(told == ["c", "d"])
  }

  @Test func `that records were lost is told before the next one`() {
    answers = [.sent(1), .refused]
    let logger = logger(.info)
    for text in ["a", "b", "c", "d"] { logger.log(Record(.trace, .info, text)) }
    #expect(told == ["a", "one record was lost before this one: nobody read in time", "c", "d"])
  }

  private func logger(_ level: RecordLevel) -> Logger {
    Logger(
      level: level,
      send: { bytes in
        let answer = self.answers.isEmpty ? OutputQueue.Sending.sent(bytes.count) : self.answers.removeFirst()
        if case .sent = answer { self.told.append(String(decoding: bytes, as: UTF8.self)) }
        return answer
      },
      spell: { Array($0.message.utf8) })
  }
}
