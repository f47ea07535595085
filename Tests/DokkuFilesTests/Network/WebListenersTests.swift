// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DokkuFiles

struct WebListenersTests {
  private func listeners(_ addresses: [String: String], ports: [String: String] = [:]) -> [String] {
    let slots = { (texts: [String: String]) in
      Dictionary(uniqueKeysWithValues: texts.compactMap { text in ProcessSlot(text.key).map { ($0, text.value) } })
    }
    return AppFiles(addressFiles: slots(addresses), portFiles: slots(ports)).listenersOnDisk(of: .web).map { "\($0)" }
  }

  @Test func `the tenth follows the second`() {
    #expect(
      listeners(["web.10": "10.0.0.10", "web.2": "10.0.0.2", "worker.1": "10.0.0.3"])
        == ["10.0.0.2:5000", "10.0.0.10:5000"])
  }

  @Test func `a file's first word counts, and one that says nothing does not`() {
    #expect(
      listeners(["web.1": "\n 10.0.0.1 \n", "web.2": "", "web.3": "/ /"], ports: ["web.1": "3000\n"])
        == ["10.0.0.1:3000"])
    #expect(listeners(["web.1": "fd00::1"], ports: ["web.1": "x"]) == ["[fd00::1]:5000"])
  }
}
