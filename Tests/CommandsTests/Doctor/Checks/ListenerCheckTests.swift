// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Commands

struct ListenerCheckTests {
  private func route(_ app: String, _ stable: String, _ own: String) throws -> ListenerCheck.Route {
    ListenerCheck.Route(
      name: "\(app).web.1", stable: try #require(Listener(stable)), own: try #require(Listener(own)))
  }

  private var routes: [ListenerCheck.Route] {
    get throws {
      [
        try route("blog", "198.18.0.2:5000", "172.17.0.2:5000"),
        try route("shop", "198.18.0.3:80", "172.17.0.3:80"),
        try route("wiki", "198.18.0.4:80", "172.17.0.4:80"),
      ]
    }
  }

  private func found(_ answering: [Listener]) throws -> [Finding] {
    ListenerCheck.findings(ListenerCheck.Facts(routes: try routes, answering: Set(answering)))
  }

  @Test func `containers that answer by both addresses are well`() throws {
    #expect(
      try found(routes.flatMap { [$0.stable, $0.own] })
        == [.ok("listeners", "stable addresses lead to containers, as 198.18.0.2:5000 to blog.web.1")])
  }

  @Test func `one that answers by its own alone is a fault, with what to type`() throws {
    let routes = try routes
    let answering = [routes[0].own, routes[0].stable, routes[1].own]
    #expect(
      try found(answering) == [
        .fault(
          "listeners-unreachable",
          "shop.web.1 answers at 172.17.0.3:80, but does not at 198.18.0.3:80, by which nginx knows it: a rule "
            + "of this host's firewall may drop what goes there before it is rewritten",
          mend: "in the firewall's rules for what this host sends: let stable addresses pass, and have them tracked",
          "or, in /etc/default/dokku-event-listener: DEL_LISTENERS=direct")
      ])
    #expect(
      try found(routes.map(\.own)).first?.text.contains("by which nginx knows it, nor do 2 more: ") == true)
  }

  @Test func `a container that takes no connections tells nothing of the way to it`() throws {
    #expect(
      try found([]) == [.skipped("listeners", "no container that nginx knows takes connections")])
    let routes = try routes
    #expect(
      try found([routes[2].own, routes[2].stable])
        == [.ok("listeners", "stable addresses lead to containers, as 198.18.0.4:80 to wiki.web.1")])
  }

  @Test func `with the containers' own addresses there is nothing to look at`() {
    #expect(
      ListenerCheck.findings(ListenerCheck.Facts(routes: nil, answering: []))
        == [.skipped("listeners", "the daemon does not lead stable addresses to containers")])
  }
}
