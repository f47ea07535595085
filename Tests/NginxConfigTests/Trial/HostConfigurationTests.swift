// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct HostConfigurationTests {
  @Test func `the host's files become one, without the apps, with the files on trial`() {
    let files = [
      "/etc/nginx/nginx.conf":
        "user x; pid /run/nginx.pid;\nerror_log /log;\ninclude modules/*.conf;\nevents {}\nhttp {\n  include mime.types;\n  include conf.d/*.conf;\n}\n",
      "/etc/nginx/modules/a.conf": "load_module modules/a.so;",
      "/etc/nginx/mime.types": "types { text/html html; }",
      "/etc/nginx/conf.d/dokku.conf":
        "include /home/dokku/*/nginx.conf; map $a $b { include maps/x; }\nssl_dhparam dh.pem;",
      "/home/dokku/blog/nginx.conf": "nonsense;",
    ]
    let expected = """
      pid /t/pid;
      error_log stderr;
      user x; 

      load_module modules/a.so;

      events {}
      http {
        types { text/html html; }

         map $a $b { include /etc/nginx/maps/x; }
      ssl_dhparam /etc/nginx/dh.pem;


      include /t/0.conf;
      }


      """
    #expect(text(files) == expected)
  }

  @Test func `a text without http, that breaks off or is not there is no surroundings`() {
    #expect(text(["/etc/nginx/nginx.conf": "events {}"]) == nil)
    #expect(text(["/etc/nginx/nginx.conf": "http {"]) == nil)
    #expect(text([:]) == nil)
  }

  @Test func `a broken file that the host includes makes it no surroundings`() {
    #expect(text(["/etc/nginx/nginx.conf": "http { include x; }", "/etc/nginx/x": "}"]) == nil)
  }

  @Test func `a file that includes itself ends`() {
    #expect(
      text(["/etc/nginx/nginx.conf": "http { include nginx.d; }", "/etc/nginx/nginx.d": "include nginx.d;"]) != nil)
  }

  private func text(_ files: [String: String]) -> String? {
    let host = HostConfiguration(main: "/etc/nginx/nginx.conf") {
      files[$0].map { Array($0.utf8) }
    } expand: { pattern in
      let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
      return files.keys.filter { $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[parts.count - 1]) }.sorted()
    }
    let isApp = { (path: String) in path.hasPrefix("/home/dokku/") }
    return host.text(including: ["/t/0.conf"], leavingOut: isApp, pidFile: "/t/pid").map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
