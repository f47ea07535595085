// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

struct LineWriterTests {
  @Test func `a full pipe makes nobody wait, though it blocks`() {
    let (reader, writer) = pipeEnds()
    defer { close(reader) }
    defer { close(writer) }
    let bytes = [UInt8](repeating: 1, count: 10000)
    var answers: [OutputQueue.Sending] = []
    while answers.last != .full, answers.count < 1000 { answers.append(LineWriter.write(bytes[...], to: writer)) }
    #expect(answers.last == .full)
    #expect(answers.first == .sent(4096))
  }

  @Test func `a reader that has gone is never waited for`() {
    signal(SIGPIPE, SIG_IGN)
    let (reader, writer) = pipeEnds()
    close(reader)
    #expect(LineWriter.write([1], to: writer) == .refused)
    close(writer)
    #expect(LineWriter.write([1], to: writer) == .refused)
  }

  private func pipeEnds() -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }
}
