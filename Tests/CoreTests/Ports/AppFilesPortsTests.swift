// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct AppFilesPortsTests {
  private let mapped = PortForward("25/tcp", to: 5025)

  @Test func `the image's ports come before those of the port map, and a port is asked for once`() {
    let files = AppFiles(portForwards: [mapped])
    let inImage = [PortForward("26/tcp", to: 1), PortForward("25/tcp", to: 2)]
    #expect(files.portForwards(inImage: inImage) == inImage)
    #expect(files.portForwards(inImage: []) == [mapped])
  }

  @Test func `a PORTS file in the app's folder takes the place of the image's`() {
    let files = AppFiles(portForwards: [mapped], hasPortsFile: true)
    #expect(files.portForwards(inImage: [PortForward("26/tcp", to: 1)]) == [mapped])
    #expect(!files.takesPortsOfImage)
    #expect(AppFiles().takesPortsOfImage)
  }

  @Test func `while nobody knows the image the app keeps the ports that its file has`() {
    var files = AppFiles(portForwards: [mapped], streamFile: StreamFileHead(app: "blog", ports: ["25/tcp", "26/udp"]))
    #expect(
      files.portDemand(of: "blog", inImage: nil).forwards == [mapped, PortForward("26/udp", to: 26)])
    #expect(files.portDemand(of: "clone", inImage: nil).forwards == [mapped])
    files.hasPortsFile = true
    #expect(files.portDemand(of: "blog", inImage: nil).forwards == [mapped])
  }

  @Test func `the first web container's image counts, else that of the first one`() {
    let known = ContainerTable([
      .deployed("blog", "web.2", "a2"), .deployed("blog", "web.10", "aa"), .deployed("blog", "clock.1", "c1"),
    ])
    var files = AppFiles(slots: ["web.2": "a2", "web.10": "aa", "clock.1": "c1"])
    #expect(files.portsContainer(of: "blog", among: known)?.id == "a2")
    files.slots = ["clock.1": "c1"]
    #expect(files.portsContainer(of: "blog", among: known)?.id == "c1")
    files.slots = ["web.1": "ee"]
    #expect(files.portsContainer(of: "blog", among: known) == nil)
  }
}
