// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// Where nginx knows stable addresses and where it knows the containers' own, and the way between.
@Suite(.serialized, .timeLimit(.minutes(3))) struct StableOrDirectTests {
  private func daemon(
    on host: RealHost, _ mode: String, _ more: [String: String] = [:], inside: [String] = []
  ) throws -> RealDaemon {
    let environment = ["DEL_LISTENERS": mode].merging(more) { $1 }
    let daemon = try RealDaemon(on: host, environment: environment, inside: inside)
    try daemon.waitUntilReady()
    return daemon
  }

  private func reason(of daemon: RealDaemon) throws -> String {
    try daemon.waitForRecord("the reason") { $0.isA(.stableListenersUnavailable) }.message
  }

  @Test func `from the containers' own addresses to stable ones and back, no request fails`() throws {
    let host = try RealHost(apps: ["blog", "shop"])
    var running = try daemon(on: host, "direct")
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    for mode in ["stable", "direct", "auto", "direct"] {
      _ = running.terminate()
      running = try daemon(on: host, mode)
      for client in clients { try client.wait(forMore: 20) }
      let holdsStable = host.read("nginx.conf", of: "blog")?.contains("198.18.") == true
      #expect(holdsStable == (mode != "direct"))
      if mode == "direct" {
        try eventually("the kernel to forget") {
          try !host.execute("nft", "list", "tables").contains("dokku_listeners")
        }
        #expect(try host.kernelRoutes() == [])
      }
    }
    for client in clients {
      let tally = client.stop()
      // A connection on which nothing was asked yet may end with the worker that accepted it, as at any reload of nginx.
      #expect(tally.right + tally.refused == tally.total, "\(tally.answers)")
      #expect(tally.refused <= 2)
    }
  }

  @Test func `a range that is taken leaves the containers' own addresses, another range does not`() throws {
    let host = try RealHost(apps: ["blog"])
    try host.execute("ip", "route", "add", "198.18.7.0/24", "dev", "lo")
    let taken = try daemon(on: host, "auto")
    let why = "198.18.0.0/16 is taken: there is a route to 198.18.7.0/24 over link lo"
    #expect(try reason(of: taken) == "nginx is told the containers' own addresses: \(why)")
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
    try eventually("status") { try host.run("status").output.contains("there is a route to 198.18.7.0/24") }
    _ = taken.terminate()

    let elsewhere = try daemon(on: host, "stable", ["DEL_STABLE_RANGE": "198.19.0.0/24"])
    #expect(host.read("nginx.conf", of: "blog")?.contains("server 198.19.0.2:5000") == true)
    #expect(elsewhere.isRunning)
  }

  @Test func `without the right to change the network there are the containers' own addresses`() throws {
    let host = try RealHost(apps: ["blog"])
    let weak = try daemon(
      on: host, "stable", inside: ["setpriv", "--bounding-set=-net_admin", "--inh-caps=-all"])
    #expect(try reason(of: weak).hasSuffix("Operation not permitted"))
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
  }

  @Test func `on a kernel without nf_tables there are the containers' own addresses`() throws {
    let host = try RealHost(apps: ["blog"])
    // What such a kernel answers to socket(2); this one cannot be made to.
    let folder = try TemporaryFolder()
    let library = folder.path("without-netfilter.so")
    try Data(
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <errno.h>
      #include <linux/netlink.h>
      #include <sys/socket.h>
      int socket(int domain, int type, int protocol) {
        if (domain == AF_NETLINK && protocol == NETLINK_NETFILTER) return errno = EPROTONOSUPPORT, -1;
        return ((int (*)(int, int, int))dlsym(RTLD_NEXT, "socket"))(domain, type, protocol);
      }
      """.utf8
    ).write(to: URL(fileURLWithPath: folder.path("socket.c")))
    try Child.run(["clang", "-shared", "-fPIC", "-o", library, folder.path("socket.c")])
    let without = try daemon(on: host, "stable", ["LD_PRELOAD": library])
    #expect(try reason(of: without).hasSuffix("nftables: Protocol not supported"))
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
    #expect(try host.kernelRoutes() == [])
  }
}
