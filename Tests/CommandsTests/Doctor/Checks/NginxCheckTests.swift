// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct NginxCheckTests {
  private let main = "/etc/nginx/nginx.conf"

  private func findings(
    isOff: Bool = false, _ change: (inout NginxFacts) -> Void = { _ in }
  ) -> [Finding] {
    var nginx = NginxFacts(
      version: "1.22.1", main: main, master: 4711,
      http: .init(files: [main], includes: ["/etc/nginx/conf.d/dokku.conf"], folder: "/etc/nginx/conf.d"),
      stream: .init(files: [main], includes: [main]), streamModule: .present)
    change(&nginx)
    return findings(.success(nginx), isOff: isOff)
  }

  private func findings(_ nginx: Result<NginxFacts, NginxSurvey.Unusable>, isOff: Bool = false) -> [Finding] {
    NginxCheck.findings(
      NginxCheck.Facts(
        program: "/usr/sbin/nginx", root: "/home/dokku", isOff: isOff, nginx: nginx, appsWithPorts: [],
        hasIncludeScript: false))
  }

  @Test func `an nginx that is well is told with where it reads what is written`() {
    #expect(
      findings() == [
        .ok("nginx-program", "nginx 1.22.1 is /usr/sbin/nginx"), .ok("nginx-process", "it runs as process 4711"),
        .ok("nginx-http-include", "/etc/nginx/conf.d/dokku.conf includes the apps' nginx.conf"),
        .ok("nginx-stream-module", "it has the stream module, for TCP and UDP ports"),
        .ok("nginx-stream-include", "\(main) includes the apps' nginx.stream.conf"),
      ])
  }

  @Test func `one that does not run is to be tested and started`() {
    #expect(
      findings { $0.master = nil }[1]
        == .fault("nginx-process", "nginx does not run", mend: "nginx -t", "systemctl start nginx"))
  }

  @Test func `without the include its line is said, and a file that is included already`() {
    let text = "\(main) does not include the apps' nginx.conf, so no app is served"
    #expect(
      findings { $0.http.includes = [] }[2]
        == .fault(
          "nginx-http-include", text, mend: "echo 'include /home/dokku/*/nginx.conf;' >/etc/nginx/conf.d/dokku.conf",
          "nginx -t && systemctl reload nginx"))
    #expect(
      findings { $0.http = .init(files: [main]) }[2].mend[0]
        == "in \(main), inside of http { }: include /home/dokku/*/nginx.conf;")
  }

  @Test func `an include that is there twice is told with both places`() {
    #expect(
      findings { $0.http.includes.append(main) }[2]
        == .fault(
          "nginx-http-include",
          "the apps' nginx.conf are included 2 times, in /etc/nginx/conf.d/dokku.conf, /etc/nginx/nginx.conf",
          mend: "in one of these, take out: include /home/dokku/*/nginx.conf;", "nginx -t && systemctl reload nginx"))
  }

  @Test func `a configuration that may not be read says nothing`() {
    let found = findings { $0.isReadable = false }
    #expect(found.count == 3)
    #expect(
      found[2] == .skipped("nginx-http-include", "\(main) cannot be read, so nobody knows what it includes"))
  }

  @Test func `one that cannot be run is a fault, one that is left alone is none`() {
    #expect(
      findings(.failure(.init(reason: "nginx -V: No such file or directory"))) == [
        .fault(
          "nginx-program", "nginx -V: No such file or directory", mend: "apt install nginx",
          "or: DEL_NGINX_BIN=PATH, in \(ServiceSettings.path)")
      ])
    #expect(
      findings(isOff: true) == [.skipped("nginx-program", "the setting proxy is off, so nginx is left alone")])
  }
}
