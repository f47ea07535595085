// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// Hosts whose nginx cannot serve TCP and UDP ports yet: they lose nothing else.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PortsUnsupportedTests {
  /// What is done to nginx's configuration, why ports are not served then, and what `doctor` says to type; ROOT and MAIN
  /// stand for the host's own.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let edit: String
    let reason: String
    let mend: String
  }

  private static let cases = [
    Case(
      testDescription: "no stream module", edit: "/^stream/d; /^load_module/d",
      reason: "nginx has no stream module, which is in the package libnginx-mod-stream",
      mend: "in MAIN, as its first line: load_module "),
    Case(
      testDescription: "a stream block of its own",
      edit: "s|^stream {.*|stream { server { listen 127.0.0.1:7999; return own; } }|",
      reason:
        "MAIN does not include apps' nginx.stream.conf; add include ROOT/*/nginx.stream.conf; to its stream block",
      mend: "in MAIN, inside of its stream { }: include ROOT/*/nginx.stream.conf;"),
  ]

  @Test(arguments: cases)
  func `http goes on, the status says why ports do not, and doctor what to type`(_ given: Case) throws {
    let host = try RealHost()
    try host.createApp("chat")
    try host.deploy("chat")
    let main = "\(host.path)/nginx/nginx.conf"
    try host.shell("sed -i '\(given.edit)' \(main)")
    try host.script("nginx-stop")
    try host.shell("nsenter --net=\(host.namespace) /usr/sbin/nginx -p \(host.path)/nginx/ -c \(main)")
    try host.write("7000:5025\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "chat")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.docker("kill", "chat.web.1")
    try host.docker("start", "chat.web.1")
    try client.waitUntilAnswered(by: ["web.1"])

    let spelled = { (text: String) in
      text.replacingOccurrences(of: "ROOT", with: host.root).replacingOccurrences(of: "MAIN", with: main)
    }
    let reason = spelled(given.reason)
    try eventually("the reason in the status") {
      let status = try host.run("status")
      return status.status == 1 && status.output.contains("QUARANTINED: \(reason)")
    }
    #expect(daemon.count(.portsUnsupported) == 1)
    let doctor = try host.run("doctor")
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("so ports of chat are not served; http is\n"))
    #expect(doctor.output.contains("             \(spelled(given.mend))"), "\(doctor.output)")
  }
}
