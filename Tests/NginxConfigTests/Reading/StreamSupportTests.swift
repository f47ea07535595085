// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct StreamSupportTests {
  private func support(_ main: String, _ others: [String: String] = [:]) -> StreamSupport {
    let files = others.merging(["/etc/nginx/nginx.conf": main]) { $1 }
    return StreamSupport(
      main: "/etc/nginx/nginx.conf", read: { path in files[path].map { Array($0.utf8) } },
      expand: { pattern in
        guard let star = pattern.firstIndex(of: "*") else { return [pattern] }
        let head = pattern[..<star]
        return files.keys.filter { $0.hasPrefix(head) && !$0.dropFirst(head.count).contains("/") }.sorted()
      })
  }

  @Test func `a block with the include of apps' files is found in the main file`() {
    let found = support("http { }\nstream { include /home/dokku/*/nginx.stream.conf; }\n")
    #expect(found.hasBlock)
    #expect(found.includes.map(\.pattern) == ["/home/dokku/*/nginx.stream.conf"])
    #expect(found.module == nil)
  }

  @Test func `what stands in included files counts, at the main level and inside of the block`() {
    let found = support(
      "include modules-enabled/*.conf;\ninclude extra.conf;\nhttp { include /none; }\n",
      [
        "/etc/nginx/modules-enabled/50-mod-stream.conf": "load_module modules/ngx_stream_module.so;\n",
        "/etc/nginx/extra.conf": "stream { include streams/*.conf; }\n",
        "/etc/nginx/streams/dokku.conf": "include /home/dokku/*/nginx.stream.conf;\n",
      ])
    #expect(found.module == "modules/ngx_stream_module.so")
    #expect(found.includes.map(\.pattern) == ["/etc/nginx/streams/*.conf", "/home/dokku/*/nginx.stream.conf"])
  }

  @Test func `an include elsewhere, and another module, is something else`() {
    let found = support(
      "load_module modules/ngx_stream_geoip_module.so;\nhttp { include /home/dokku/*/nginx.stream.conf; }\n")
    #expect(found.module == nil && found.includes == [])
    #expect(!found.hasBlock)
  }

  @Test func `files that include themselves come to an end`() {
    #expect(!support("include /etc/nginx/nginx.conf;\n").hasBlock)
  }

  @Test func `a file that cannot be read to its end counts up to there`() {
    #expect(support("stream { include /a/*/nginx.stream.conf; }\nhttp {").includes.count == 1)
    #expect(support("}").includes == [])
  }
}
