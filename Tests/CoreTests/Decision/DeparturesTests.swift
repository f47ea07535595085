// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct DeparturesTests {
  @Test func `what leaves is cut at once, and only once`() {
    var departures = Departures()
    departures.left(["10.0.0.2", "10.0.0.3", "10.0.0.2"])
    #expect(departures.flush() == [.cutConnections(["10.0.0.2", "10.0.0.3"])])
    #expect(departures.flush() == [])
  }

  @Test func `it is cut again when nginx has forgotten it, and three times more for workers on their way out`() {
    var departures = Departures()
    departures.left(["10.0.0.2"])
    _ = departures.flush()
    var waits: [Duration?] = []
    var cut: [Set<IPAddress>] = []
    var work = departures.loaded(inUse: [])
    for _ in 0..<5 {
      waits.append(work.again)
      cut.append(work.cut)
      work = departures.again(inUse: [])
    }
    #expect(waits == [.milliseconds(50), .milliseconds(200), .seconds(1), nil, nil])
    #expect(cut == [["10.0.0.2"], ["10.0.0.2"], ["10.0.0.2"], ["10.0.0.2"], []])
  }

  @Test func `an address that is in use again is nobody's to cut`() {
    var departures = Departures()
    departures.left(["10.0.0.2", "10.0.0.3"])
    _ = departures.flush()
    let work = departures.loaded(inUse: ["10.0.0.2"])
    #expect(work.cut == ["10.0.0.3"])
    let last = departures.again(inUse: ["10.0.0.2", "10.0.0.3"])
    #expect(last.cut == [] && last.again == nil)
  }
}
