// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import TestSupport
import Testing

@testable import Host

struct StreamAbilityTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func ability(_ main: String, _ options: String = "--with-stream=dynamic") throws -> StreamAbility {
    let path = try folder.write(main, to: "nginx.conf")
    let text = "nginx version: nginx/1.22.1\nconfigure arguments: --prefix=/usr/share/nginx \(options)\n"
    return StreamAbility(
      main: path, root: "/home/dokku", build: try #require(NginxBuild(commandOutput: text)))
  }

  private let include = "stream { include /home/dokku/*/nginx.stream.conf; }\n"
  private let load = "load_module modules/ngx_stream_module.so;\n"

  @Test func `a host that loads the module and includes the files can`() throws {
    #expect(try ability(load + include) == .able(module: "modules/ngx_stream_module.so"))
  }

  @Test func `so can one whose nginx has it built in`() throws {
    #expect(try ability(include, "--with-stream") == .able(module: nil))
  }

  @Test func `without the module the package to install is said`() throws {
    #expect(try ability(include) == .unable("nginx has no stream module, which is in the package libnginx-mod-stream"))
  }

  @Test func `without the include the line to add is said, and where`() throws {
    let main = folder.path("nginx.conf")
    #expect(
      try ability(load)
        == .unable(
          "\(main) does not include apps' nginx.stream.conf; add stream { include /home/dokku/*/nginx.stream.conf; } at its outermost level"
        ))
    #expect(
      try ability(load + "stream { }\n")
        == .unable(
          "\(main) does not include apps' nginx.stream.conf; add include /home/dokku/*/nginx.stream.conf; to its stream block"
        ))
  }

  @Test func `an include of another folder is none`() throws {
    guard case .unable = try ability(load + "stream { include /srv/*/nginx.stream.conf; }\n") else {
      Issue.record("it was taken for one")
      return
    }
  }
}
