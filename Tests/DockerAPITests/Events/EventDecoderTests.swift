// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct EventDecoderTests {
  private func decode(_ parts: [ArraySlice<UInt8>]) -> EventBatch {
    var decoder = EventDecoder()
    var batch = EventBatch()
    for part in parts { decoder.feed(part, into: &batch) }
    return batch
  }

  @Test(arguments: Fixture.all("events"))
  func `the events of both API shapes are read`(_ fixture: Fixture) throws {
    let batch = decode(Cuts.whole(try fixture.input("ndjson")))
    let lines = batch.events.map(Spelling.line) + batch.ignored
    #expect(lines.map { $0 + "\n" }.joined() == (try fixture.expected()))
    #expect(batch.doubt == nil)
  }

  @Test(arguments: Fixture.all("events"))
  func `wherever the stream is cut, the events are the same`(_ fixture: Fixture) throws {
    let bytes = Array(try fixture.input("ndjson").prefix(1500))
    let whole = decode(Cuts.whole(bytes))
    #expect(whole.events.count >= 3)
    for parts in Cuts.all(bytes) { #expect(decode(parts) == whole) }
  }

  @Test func `a line that is too long is doubted, and the next one read`() throws {
    let line = #"{"Type":"network","Action":"create","Actor":{"ID":"abcdefabcdef"},"timeNano":1}"# + "\n"
    let long = String(repeating: "x", count: EventDecoder.lineLimit + 1) + "\n"
    let batch = decode([Array((line + long + line).utf8)[...]])
    #expect(batch.events.count == 2)
    #expect(batch.doubt == "a line of more than 1048576 bytes was dropped")
  }

  @Test func `a line that is no JSON is doubted, and the next one read`() throws {
    let line = #"{"Type":"network","Action":"create","Actor":{"ID":"abcdefabcdef"},"timeNano":1}"# + "\n"
    let batch = decode(Cuts.whole(Array((#"{"Type":"contai"# + "\n" + line).utf8)))
    #expect(batch.events.count == 1)
    #expect(batch.doubt?.hasPrefix("an event was not understood: ") == true)
  }
}
