// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct NginxBuildTests {
  @Test func `paths are those that nginx was built with`() throws {
    let text = """
      nginx version: nginx/1.22.1
      built with OpenSSL 3.0.20
      configure arguments: --with-cc-opt='-g -O2 -Wformat' --prefix=/usr/share/nginx --conf-path=/etc/nginx/nginx.conf \
      --pid-path=/run/nginx.pid --without-http_uwsgi_module --with-threads
      """
    let build = try #require(NginxBuild(commandOutput: text))
    #expect(build.version == NginxVersion(1, 22, 1))
    #expect(build.prefix == "/usr/share/nginx")
    #expect(build.configurationPath == "/etc/nginx/nginx.conf")
    #expect(build.pidPath == "/run/nginx.pid")
    #expect(build.missingModules == ["http_uwsgi_module"])
  }

  @Test func `what is not said is as nginx's own build has it`() throws {
    let build = try #require(
      NginxBuild(commandOutput: "nginx version: nginx/1.27.0\nconfigure arguments: --pid-path=run/x"))
    #expect(build.prefix == "/usr/local/nginx")
    #expect(build.configurationPath == "/usr/local/nginx/conf/nginx.conf")
    #expect(build.pidPath == "/usr/local/nginx/run/x")
  }

  @Test(arguments: [("--with-stream", true), ("--with-stream=dynamic", false), ("--with-stream_ssl_module", false)])
  func `the stream module is built in where nginx says just that`(option: String, isBuiltIn: Bool) throws {
    let text = "nginx version: nginx/1.22.1\nconfigure arguments: \(option) --with-threads"
    #expect(try #require(NginxBuild(commandOutput: text)).hasStream == isBuiltIn)
  }

  @Test func `another program's words are no build`() {
    #expect(NginxBuild(commandOutput: "usage: cat [file]") == nil)
  }
}
