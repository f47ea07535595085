// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DokkuFiles

struct PortsFileTests {
  private func told(_ files: AppFiles) -> [String] {
    files.portForwards.map { "\($0.publicPort) \($0.containerPort) \($0.processType)" }
  }

  @Test func `each line is a port, for web and TCP where it does not say`() {
    let files = TestApp(["PORTS": "25:5025 smtp\n53:5353/udp\n\n  8000:8000/tcp\tchat  # a comment\n# 9:9\n"]).files
    #expect(told(files) == ["25/tcp 5025 smtp", "53/udp 5353 web", "8000/tcp 8000 chat"])
    #expect(files.complaints == [])
  }

  @Test func `line ends of any kind, and none at the end, are the same`() {
    #expect(told(TestApp(["PORTS": "25:5025\r\n26:5026\r\n\r\n27:5027"]).files).count == 3)
    #expect(told(TestApp(["PORTS": "25:5025\r\n26:5026"]).files) == ["25/tcp 5025 web", "26/tcp 5026 web"])
  }

  @Test(arguments: [
    "25", "25:", ":25", "25:0", "0:25", "65536:1", "25:5025:x", "25/udp:53", "25:53/sctp", "25:53/", "25:53 a b",
    "25:53 -x", "-25:53", "25:53;}", "25 : 53", "25:53 ../x", "tcp:25:53", "\u{0}", "25:５",
  ])
  func `a line that makes no sense is complained of with its place, and the others count`(line: String) {
    let files = TestApp(["PORTS": "1:1\n\(line)\n2:2\n"]).files
    #expect(told(files) == ["1/tcp 1 web", "2/tcp 2 web"])
    #expect(files.complaints.count == 1)
    #expect(files.complaints.first?.hasPrefix("R/app/PORTS:2: not PUBLIC:CONTAINER[/PROTOCOL] [TYPE]: ") == true)
  }

  @Test func `a line of bytes that are no text is one that makes no sense`() {
    let files = TestApp().withFile("PORTS", .bytes(Array("25:53 ".utf8) + [0xff, 0x0a] + Array("1:1".utf8))).files
    #expect(told(files) == ["1/tcp 1 web"])
    #expect(files.complaints.count == 1)
  }

  @Test func `a port that is asked for again is complained of, and the first line counts`() {
    let files = TestApp(["PORTS": "25:5025\n25:5026/udp\n25:5027\n"]).files
    #expect(told(files) == ["25/tcp 5025 web", "25/udp 5026 web"])
    #expect(files.complaints == ["R/app/PORTS:3: port 25/tcp is there already"])
  }

  @Test func `tcp and udp entries of the port map are ports of web, after those of the file`() {
    let app = TestApp(["PORTS": "25:5025 smtp\n"])
      .with(.ports, "map", "http:80:5000\ntcp:25:1\ntcp:26:5026\nudp:53:5353\n")
    #expect(told(app.files) == ["25/tcp 5025 smtp", "26/tcp 5026 web", "53/udp 5353 web"])
  }

  @Test func `what a build detected opens no port`() {
    #expect(told(TestApp().with(.ports, "map-detected", "http:80:5000\nudp:53:53\ntcp:25:25\n").files) == [])
  }

  @Test func `a PORTS file that was refused is complained of and has no port`() {
    let files = TestApp().withFile("PORTS", .refused(reason: "too large")).files
    #expect(told(files) == [])
    #expect(files.complaints == ["R/app/PORTS: too large"])
  }

  @Test func `a nginx.stream.conf says whose it is, and which ports were the app's`() {
    let head = "# Written by dokku-event-listener for blog: 25/tcp\n"
    let files = TestApp(["nginx.stream.conf": head + "\nupstream x { }\n"]).files
    #expect(files.hasStreamFile)
    #expect(files.streamFile?.app == AppName("blog"))
    #expect(files.portDemand(of: AppName("blog")!, inImage: []).held == [PublicPort("25/tcp")!])
    #expect(files.portDemand(of: AppName("copy")!, inImage: []).held == [])
    #expect(TestApp(["nginx.stream.conf": "upstream x { }\n"]).files.streamFile == nil)
  }
}
