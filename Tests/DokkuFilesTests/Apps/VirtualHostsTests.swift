// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct VirtualHostsTests {
  private func domains(_ app: TestApp) -> [String] { app.files.proxy.domains.map(\.rawValue) }

  @Test func `domains keep their order, once each`() {
    let app = TestApp(["VHOST": "b.example.com\r\na.example.com\n\n*.example.com\nb.example.com\n_\n"])
    #expect(domains(app) == ["b.example.com", "a.example.com", "*.example.com", "_"])
    #expect(app.files.complaints == [])
  }

  @Test(arguments: ["a b", "a;", "a{", "ex\u{0}ample", "a.", "a/b", "$host", "\"a\"", "# comment"])
  func `a bad line is complained of with its number, the others stay`(line: String) {
    let app = TestApp(["VHOST": "one.test\n\n\(line)\ntwo.test\n"])
    #expect(domains(app) == ["one.test", "two.test"])
    #expect(app.files.complaints.count == 1)
    #expect(app.files.complaints.first?.hasPrefix("R/app/VHOST:3: not a domain: ") == true)
  }

  @Test(arguments: [
    ("NO_VHOST=1\n", true), ("NO_VHOST=\"1\"\n", true), ("export NO_VHOST='1'", true), ("NO_VHOST=0\n", false),
    ("NO_VHOST=\n", false), ("#NO_VHOST=1\n", false), ("", false), ("NO_VHOST=1\nNO_VHOST=0\n", false),
  ])
  func `virtual hosts are off where the app's environment says NO_VHOST=1`(environment: String, areOff: Bool) {
    let app = TestApp(["VHOST": "one.test\n"]).withEnvironment(environment)
    #expect(domains(app) == (areOff ? [] : ["one.test"]))
  }

  @Test(arguments: ["NO_VHOS", "NNO_VHOST=1\nNO_VHOST=0", "A=NO_VHOST=1\n", "NO_VHOST2=1", "#NO_VHOST=1"])
  func `what only looks like the switch leaves them on`(environment: String) {
    #expect(domains(TestApp(["VHOST": "one.test\n"]).withEnvironment(environment)) == ["one.test"])
  }

  @Test func `faults in an environment without the switch are none of ours`() {
    #expect(TestApp().withEnvironment("SECRET swordfish\n").files.complaints == [])
  }

  @Test func `a fault in the environment is told by its line and never by its text`() {
    let app = TestApp().withEnvironment("A=1\nSECRET swordfish\nNO_VHOST=1\n")
    #expect(app.files.complaints == ["L/config/app/ENV:2: no = after the name"])
  }
}
