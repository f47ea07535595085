// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

struct PortCheckTests {
  private func report(_ app: String, _ standings: [(String, PortStanding)]) throws -> TCPPortsReport {
    TCPPortsReport(
      app: try #require(AppName(app)),
      rows: try standings.map { line, standing in
        let mapping = try #require(PortMapping(line))
        return TCPPortsReport.Row(forward: try #require(PortForward(mapping)), standing: standing)
      })
  }

  @Test func `each port that is not served is told with its reason`() throws {
    let served = PortStanding.served([try #require(Listener("172.17.0.2:5025"))])
    let reports = [
      try report("chat", [("tcp:7000:5025", served), ("tcp:7001:5025", .noContainers)]),
      try report("mail", [("tcp:25:25", .refused("chat has it")), ("udp:53:53", .pending("not up to date"))]),
    ]
    #expect(
      PortCheck.findings(reports, isServed: true, root: "/home/dokku") == [
        .advice("port-closed", "chat: port 7001/tcp is closed, no container runs", mend: "dokku ps:start chat"),
        .fault(
          "port-refused", "mail: port 25/tcp is refused: chat has it",
          mend: "dokku-event-listener tcp-ports:report mail",
          "another port for it, in /home/dokku/mail/PORTS"),
        .advice(
          "port-pending", "mail: port 53/udp is not served yet: not up to date", mend: "dokku-event-listener reload"),
      ])
    #expect(
      PortCheck.findings([try report("chat", [("tcp:7000:5025", served)])], isServed: true, root: "/r") == [
        .ok("ports", "the 1 port that apps have are theirs")
      ])
  }

  @Test func `where none is served, none is wanted or nobody knows, that is said`() throws {
    let reports = [try report("mail", [("tcp:25:25", .refused("no stream module"))])]
    #expect(
      PortCheck.findings(reports, isServed: false, root: "/r") == [
        .skipped("ports", "nginx serves none, as said above")
      ])
    #expect(PortCheck.findings([], isServed: true, root: "/r") == [.skipped("ports", "no app has TCP or UDP ports")])
    #expect(PortCheck.findings(nil, isServed: true, root: "/r").map(\.verdict) == [.skipped])
  }
}
