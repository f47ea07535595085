// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

@Suite(.serialized, .timeLimit(.minutes(1)))
struct NginxWorkersTests {
  private func find(_ host: NginxHost) async -> NginxWorkers? {
    await withCheckedContinuation { continuation in
      NginxWorkers.find(program: NginxInstance.binary, configuration: host.nginx.configuration) {
        continuation.resume(returning: $0)
      }
    }
  }

  @Test func `those that take requests are counted`() async throws {
    let host = try NginxHost()
    #expect(await find(host) == NginxWorkers(current: host.nginx.workerPIDs.count, old: 0))
  }

  @Test func `how long those of before may stay is nginx's own word`() async throws {
    let host = try NginxHost()
    let text = host.folder.read("nginx/nginx.conf") ?? ""
    try host.folder.write("worker_shutdown_timeout 4h;\n" + text, to: "nginx/nginx.conf")
    #expect(await find(host)?.limit == "4h")
  }

  @Test func `without a master there are none`() async throws {
    let host = try NginxHost()
    host.nginx.stop()
    #expect(await find(host) == nil)
  }
}
