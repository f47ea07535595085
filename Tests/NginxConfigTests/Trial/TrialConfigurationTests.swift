// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct TrialConfigurationTests {
  @Test func `a trial keeps everything in its own folder`() throws {
    let trial = TrialConfiguration(folder: "/run/t", missingModules: ["http_uwsgi_module"])
    #expect(
      try trial.text(including: ["/run/t/0.conf", "/run/t/1.conf"]) == """
        pid /run/t/nginx.pid;
        error_log stderr;

        events {
          worker_connections 768;
        }

        http {
          access_log off;
          server_names_hash_bucket_size 512;
          client_body_temp_path /run/t/body;
          proxy_temp_path /run/t/proxy_temp_path;
          fastcgi_temp_path /run/t/fastcgi_temp_path;
          scgi_temp_path /run/t/scgi_temp_path;
          include /run/t/0.conf;
          include /run/t/1.conf;
        }

        """)
  }

  @Test func `files for the stream module are in a block of theirs, and the module is loaded first where it has to be`()
    throws
  {
    let trial = TrialConfiguration(folder: "/run/t", missingModules: [])
    let text = try trial.text(includingStreams: ["/run/t/0.conf"], module: "modules/ngx_stream_module.so")
    #expect(
      text == """
        load_module modules/ngx_stream_module.so;
        pid /run/t/nginx.pid;
        error_log stderr;

        events {
          worker_connections 768;
        }

        stream {
          include /run/t/0.conf;
        }

        """)
    #expect(try !trial.text(includingStreams: [], module: nil).contains("load_module"))
  }
}
