// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct ListenerFileTests {
  @Test func `an address is written without a line end`() throws {
    let address = try #require(IPAddress("172.17.0.2"))
    #expect(ListenerFile.bytes(address) == Array("172.17.0.2".utf8))
  }

  @Test func `a port is written in decimal without a line end`() {
    #expect(ListenerFile.bytes(.dokkuDefault) == Array("5000".utf8))
  }

  @Test func `what is written is read back as it is`() throws {
    let address = try #require(IPAddress("fd00::2"))
    let app = TestApp([
      "IP.web.1": String(decoding: ListenerFile.bytes(address), as: UTF8.self),
      "PORT.web.1": String(decoding: ListenerFile.bytes(.http), as: UTF8.self),
    ])
    let slot = ProcessSlot(.web, 1)
    #expect(IPAddress(app.files.addressFiles[slot] ?? "") == address)
    #expect(Port(app.files.portFiles[slot] ?? "") == .http)
  }
}
