// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct ImagePortsLedgerTests {
  private let images: [ImageID: [PortForward]]

  init() throws {
    let port = { (number: Int) in try #require(Port(number)) }
    let type = try #require(ProcessType("smtp-in"))
    images = [
      try Self.image("0a"): [],
      try Self.image("0b"): [
        PortForward(PublicPort(try port(25), .tcp), to: try port(5025), of: type),
        PortForward(PublicPort(try port(53), .udp), to: try port(5353)),
      ],
    ]
  }

  private static func image(_ digits: String) throws -> ImageID {
    try #require(ImageID("sha256:" + String(repeating: digits, count: 32)))
  }

  @Test func `images read as they were written, those without ports, too`() {
    #expect(ImagePortsLedger.read(ImagePortsLedger.spell(images)) == images)
    #expect(ImagePortsLedger.read([]) == [:])
  }

  @Test(arguments: ["25:5025", "25:5025/tcp", "25:5025/sctp:web", "0:1/tcp:web", "25:1/tcp:web.1:x", "x", "25:1/tcp:-"])
  func `an image whose line makes no sense is forgotten, the others are not`(_ word: String) throws {
    let image = try Self.image("0c")
    let text =
      "\(image.rawValue) \(word)\nnonsense\n\n" + String(decoding: ImagePortsLedger.spell(images), as: UTF8.self)
    #expect(ImagePortsLedger.read(Array(text.utf8)) == images)
  }
}
