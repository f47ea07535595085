// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct BlockSurveyTests {
  private func survey(of block: String = "http", _ files: [String: String]) -> BlockSurvey {
    BlockSurvey(
      of: block, main: "/etc/nginx/nginx.conf", apps: "nginx.conf",
      read: { path in files[path].map { Array($0.utf8) } },
      expand: { pattern in
        guard let star = pattern.firstIndex(of: "*") else { return [pattern] }
        return files.keys.filter { $0.hasPrefix(pattern[..<star]) }.sorted()
      })
  }

  @Test func `each include is told with the file that it stands in`() {
    let found = survey([
      "/etc/nginx/nginx.conf": "http { include conf.d/*.conf; include /home/dokku/*/nginx.conf; }\n",
      "/etc/nginx/conf.d/dokku.conf": "include /home/dokku/*/nginx.conf;\n",
      "/home/dokku/blog/nginx.conf": "include /never/read;\n",
    ])
    #expect(found.blocks == ["/etc/nginx/nginx.conf"])
    #expect(
      found.includes.map { "\($0.file): \($0.pattern)" } == [
        "/etc/nginx/nginx.conf: /etc/nginx/conf.d/*.conf", "/etc/nginx/conf.d/dokku.conf: /home/dokku/*/nginx.conf",
        "/etc/nginx/nginx.conf: /home/dokku/*/nginx.conf",
      ])
  }

  @Test func `a single file of the same name is followed`() {
    let found = survey([
      "/etc/nginx/nginx.conf": "include other/nginx.conf;\n", "/etc/nginx/other/nginx.conf": "http { include /a; }\n",
    ])
    #expect(found.blocks == ["/etc/nginx/other/nginx.conf"])
    #expect(found.includes.map(\.pattern) == ["/a"])
  }

  @Test func `every block counts, those inside of others do not`() {
    let found = survey(
      of: "stream",
      [
        "/etc/nginx/nginx.conf": "stream { }\ninclude more.conf;\nhttp { stream { include /no; } }\n",
        "/etc/nginx/more.conf": "stream { upstream a { include /no; } include /yes; }\n",
      ])
    #expect(found.blocks == ["/etc/nginx/nginx.conf", "/etc/nginx/more.conf"])
    #expect(found.includes.map(\.pattern) == ["/yes"])
  }

  @Test func `modules are those of the outermost level`() {
    #expect(survey(["/etc/nginx/nginx.conf": "load_module a.so;\nhttp { load_module b.so; }\n"]).modules == ["a.so"])
  }
}
