// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct LogDemultiplexerTests {
  /// What each stream said, and whether it broke off.
  private struct Said: Equatable {
    var streams: [LogDemultiplexer.Stream: [UInt8]] = [:]
    var isBroken = false

    init(_ parts: [ArraySlice<UInt8>]) {
      var demultiplexer = LogDemultiplexer()
      for piece in parts.flatMap({ demultiplexer.feed($0) }) {
        #expect(!piece.bytes.isEmpty)
        streams[piece.stream, default: []] += piece.bytes
      }
      isBroken = demultiplexer.isBroken
    }
  }

  @Test func `frames come apart by stream, wherever their bytes were cut`() {
    let bytes = Frames.output("one\n") + Frames.error("two\n") + Frames.frame(1, []) + Frames.output("three")
    for parts in Cuts.all(bytes) {
      let said = Said(parts)
      #expect(said.streams[.output] == Array("one\nthree".utf8))
      #expect(said.streams[.error] == Array("two\n".utf8))
      #expect(!said.isBroken)
    }
  }

  @Test func `a frame longer than 64 KiB has its length in all four bytes`() {
    let long = [UInt8](repeating: 0x61, count: 0x0123_45)
    let said = Said(Cuts.whole(Frames.frame(2, long) + Frames.output("b")))
    #expect(said.streams == [.error: long, .output: [0x62]])
  }

  @Test(arguments: [[3, 0, 0, 0, 0, 0, 0, 1, 65], [1, 0, 1, 0, 0, 0, 0, 1, 65], Array("plain text".utf8)])
  func `what is no frame ends it, and what came before stays`(rest: [UInt8]) {
    for parts in Cuts.all(Frames.output("said") + rest + Frames.output("not")) {
      let said = Said(parts)
      #expect(said.streams == [.output: Array("said".utf8)])
      #expect(said.isBroken)
    }
  }
}
