// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct NginxComplaintTests {
  @Test func `the words and the place of a failed test are read`() {
    let text = """
      nginx: [warn] conflicting server name "a" on 0.0.0.0:80, ignored
      nginx: [emerg] unknown directive "foo" in /run/t/3.conf:12
      nginx: configuration file /run/t/trial.conf test failed

      """
    let complaint = NginxComplaint(testOutput: text)
    #expect(
      complaint
        == NginxComplaint(words: #"unknown directive "foo" in /run/t/3.conf:12"#, file: "/run/t/3.conf", line: 12))
  }

  @Test func `a process's number before the words is left out`() {
    let text = "nginx: [emerg] 47#47: unknown directive \"12#3: x\" in /t/0.conf:1\n"
    #expect(NginxComplaint(testOutput: text).words == "unknown directive \"12#3: x\" in /t/0.conf:1")
  }

  @Test func `a complaint without a place has none`() {
    let words = #"cannot load certificate "/a/tls/server.crt": BIO_new_file() failed (SSL: error:80000002)"#
    let complaint = NginxComplaint(testOutput: "nginx: [emerg] \(words)\nnginx: configuration file /x test failed\n")
    #expect(complaint == NginxComplaint(words: words))
  }

  @Test func `a file cannot put the blame on another one`() {
    let text = """
      nginx: [emerg] unknown directive "x
      nginx: [emerg] bad in /run/t/0.conf:1
      nginx: configuration file /x test failed
      " in /run/t/7.conf:2
      nginx: configuration file /run/t/trial.conf test failed

      """
    #expect(NginxComplaint(testOutput: text).file == "/run/t/7.conf")
    #expect(!NginxComplaint(testOutput: text).words.contains("\n"))
  }

  @Test(arguments: ["", "nginx: configuration file /x test failed\n"])
  func `silence is told as such`(_ text: String) {
    #expect(NginxComplaint(testOutput: text) == NginxComplaint(words: "nginx gave no reason"))
  }

  @Test func `words of another kind are kept as they are`() {
    #expect(NginxComplaint(testOutput: "sh: nginx: not found\n").words == "sh: nginx: not found")
  }

  @Test func `a master's log lines are read once each, and nobody else's`() {
    let log = """
      2024/05/01 10:00:00 [notice] 47#47: signal 1 (SIGHUP) received, reconfiguring
      2024/05/01 10:00:00 [emerg] 47#47: bind() to 0.0.0.0:80 failed (98: Address already in use)
      2024/05/01 10:00:00 [emerg] 48#48: unknown directive "x" in /a:1
      2024/05/01 10:00:01 [emerg] 47#47: bind() to 0.0.0.0:80 failed (98: Address already in use)
      2024/05/01 10:00:02 [emerg] 47#47: still could not bind()

      """
    let words = "bind() to 0.0.0.0:80 failed (98: Address already in use); still could not bind()"
    #expect(NginxComplaint(log: log, master: 47) == NginxComplaint(words: words))
    #expect(NginxComplaint(log: log, master: 49) == nil)
  }

  @Test func `a trial's file is told by the name of the one it stands for`() {
    let complaint = NginxComplaint(words: "bad in /t/0.conf:3", file: "/t/0.conf", line: 3)
    let named = complaint.naming("/home/dokku/a/nginx.conf", insteadOf: "/t/0.conf")
    #expect(
      named == NginxComplaint(words: "bad in /home/dokku/a/nginx.conf:3", file: "/home/dokku/a/nginx.conf", line: 3))
  }

  @Test(arguments: [
    (
      "bind() to 0.0.0.0:80 failed (98: Address already in use); bind() to [::]:443 failed (98: x); still could not bind()",
      [80, 443]
    ),
    ("bind() to unix:/run/x failed (98: x)", []), ("unknown directive \"x\" in /a:80", []),
  ])
  func `the ports that nginx could not have are told`(_ words: String, _ ports: [UInt16]) {
    #expect(NginxComplaint(words: words).blockedPorts.map(\.number).sorted() == ports)
  }
}
