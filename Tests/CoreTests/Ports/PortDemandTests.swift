// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct PortDemandTests {
  private var files: AppFiles {
    AppFiles(
      proxy: ProxySettings(portMap: ["http:80:5000", "https:443:5000", "grpc:50051:50051", "tcp:25:25", "udp:53:53"]),
      portForwards: [PortForward("25/tcp", to: 25)], streamFile: StreamFileHead(app: "blog", ports: ["25/tcp"]))
  }

  @Test func `an app wants its forwards, its http side what nginx's http module listens on`() {
    let demand = files.portDemand(of: "blog", inImage: [])
    #expect(demand.forwards == files.portForwards)
    #expect(demand.httpPorts == [80, 443, 50051])
    #expect(demand.held == ["25/tcp"])
  }

  @Test func `a copy of another app's file holds nothing`() {
    #expect(files.portDemand(of: "clone", inImage: []).held == [])
  }

  @Test func `an app that is not served by nginx here wants nothing`() {
    for change in [
      { $0.isDockerLocal = false }, { $0.proxy.isNginx = false }, { $0.proxy.isDisabled = true },
    ] as [(inout AppFiles) -> Void] {
      var files = files
      change(&files)
      #expect(files.portDemand(of: "blog", inImage: [PortForward("26/tcp", to: 26)]) == PortDemand())
    }
  }
}
