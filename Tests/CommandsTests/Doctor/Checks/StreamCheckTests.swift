// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct StreamCheckTests {
  private let main = "/etc/nginx/nginx.conf"
  private let packages = "/etc/nginx/modules-enabled/90-dokku-event-listener.conf"
  private let script = "/usr/share/dokku-event-listener/nginx/include-stream"
  private let line = "include /home/dokku/*/nginx.stream.conf;"
  private let reload = "nginx -t && systemctl reload nginx"

  /// Of the module and of the include.
  private func findings(
    files: [String] = [], includes: [String] = [], module: NginxFacts.Module = .present, apps: [String] = ["mail"],
    isInstalled: Bool = false
  ) -> [Finding] {
    let nginx = NginxFacts(
      version: "1.22.1", main: main, master: 1, http: .init(), stream: .init(files: files, includes: includes),
      streamModule: module)
    return StreamCheck.findings(
      nginx,
      NginxCheck.Facts(
        program: "nginx", root: "/home/dokku", isOff: false, nginx: .success(nginx), appsWithPorts: apps,
        hasIncludeScript: isInstalled))
  }

  @Test func `without the module the package is said, or the line that loads it`() {
    #expect(
      findings(module: .missing)[0]
        == .fault(
          "nginx-stream-module", "nginx has no stream module, so ports of mail are not served; http is",
          mend: "apt install libnginx-mod-stream"))
    #expect(
      findings(module: .unloaded("/m/ngx_stream_module.so"))[0]
        == .fault(
          "nginx-stream-module", "nginx does not load its stream module, so ports of mail are not served; http is",
          mend: "in \(main), as its first line: load_module /m/ngx_stream_module.so;", reload))
  }

  @Test func `what no app needs yet is advice`() {
    let found = findings(module: .missing, apps: [])
    #expect(found.map(\.verdict) == [.advice, .advice])
    #expect(found[0].text == "nginx has no stream module; no app has TCP or UDP ports yet")
  }

  @Test func `without any block one is to be added, by the package where it is installed`() {
    let text = "\(main) does not include the apps' nginx.stream.conf, so ports of mail, chat are not served; http is"
    #expect(
      findings(apps: ["mail", "chat"])[1]
        == .fault(
          "nginx-stream-include", text, mend: "in \(main), outside of all blocks: stream { \(line) }", reload))
    #expect(
      findings(apps: ["mail", "chat"], isInstalled: true)[1]
        == .fault("nginx-stream-include", text, mend: script, reload))
  }

  @Test func `a host with a block of its own gets the line to put into it, and the package's own stays out`() {
    let own = "/etc/nginx/streams.conf"
    let text =
      "the stream block of \(own) does not include the apps' nginx.stream.conf, so ports of mail are not served; "
      + "http is"
    #expect(
      findings(files: [own])[1]
        == .fault("nginx-stream-include", text, mend: "in \(own), inside of its stream { }: \(line)", reload))
    #expect(
      findings(files: [own], isInstalled: true)[1].mend == [
        "in \(own), inside of its stream { }: \(line)", "\(script) remove", reload,
      ])
  }

  @Test func `two blocks are a fault whoever needs them, and the package's is the one to go`() {
    #expect(
      findings(files: [packages, main], includes: [packages], apps: [], isInstalled: true)[1]
        == .fault(
          "nginx-stream-include", "there are 2 stream blocks, in \(packages), \(main), and nginx takes one alone",
          mend: "\(script) remove", "in \(main), inside of its stream { }: \(line)", reload))
    #expect(
      findings(files: [main, "/b"])[1].mend == [
        "take the stream block out of /b", "in \(main), inside of its stream { }: \(line)", reload,
      ])
    #expect(
      findings(files: [main, "/b"], includes: ["/b"])[1].mend == ["take the stream block out of \(main)", reload])
  }

  @Test func `files that are included twice are a fault`() {
    #expect(
      findings(files: [main], includes: [main, "/b"], apps: [])[1]
        == .fault(
          "nginx-stream-include",
          "the apps' nginx.stream.conf are included 2 times, in \(main), /b: nginx refuses a port that is there twice",
          mend: "in one of these, take out: \(line)", reload))
  }
}
