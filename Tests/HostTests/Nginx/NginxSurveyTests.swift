// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host

/// With the machine's nginx and configurations of a test's own.
@Suite(.timeLimit(.minutes(1)))
struct NginxSurveyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func look(_ main: String, program: String = NginxInstance.binary) async throws
    -> Result<NginxFacts, NginxSurvey.Unusable>
  {
    let path = try folder.write(main, to: "nginx.conf")
    return await Self.look([
      "DEL_NGINX_BIN": program, "DEL_NGINX_CONF": path, "DOKKU_ROOT": "/home/dokku",
    ])
  }

  private static func look(_ environment: [String: String]) async -> Result<NginxFacts, NginxSurvey.Unusable> {
    await withCheckedContinuation { continuation in
      do {
        let survey = NginxSurvey(try Settings(environment: environment, options: [:]))
        survey.look { answer in
          withExtendedLifetime(survey) {}
          continuation.resume(returning: answer)
        }
      } catch {
        continuation.resume(returning: .failure(NginxSurvey.Unusable(reason: "\(error)")))
      }
    }
  }

  private let pid = "pid /nowhere/nginx.pid;\n"

  @Test func `includes of apps' files are found where they stand`() async throws {
    let snippet = try folder.write("include /home/dokku/*/nginx.conf;\n", to: "conf.d/dokku.conf")
    let main = folder.path("nginx.conf")
    let facts = try await look(pid + "http { include conf.d/*.conf; }\nstream { include /home/dokku/*/*.conf; }\n")
      .get()
    #expect(facts.main == main && facts.isReadable && facts.master == nil)
    #expect(facts.http == NginxFacts.Block(files: [main], includes: [snippet], folder: folder.path("conf.d")))
    #expect(facts.stream.includes == [main])
  }

  @Test func `a configuration without them has none, and every stream block is told`() async throws {
    let more = try folder.write("stream { include /srv/*/nginx.stream.conf; }\n", to: "more.conf")
    let facts = try await look(pid + "http { include /home/dokku/blog/nginx.conf; }\nstream { }\ninclude more.conf;\n")
      .get()
    #expect(facts.http.includes == [] && facts.http.folder == nil)
    #expect(facts.stream == NginxFacts.Block(files: [facts.main, more]))
  }

  @Test func `the stream module is loaded, or lies there`() async throws {
    let file = "/usr/lib/nginx/modules/ngx_stream_module.so"
    let loaded = try await look("\(pid)load_module \(file);\nhttp { }\n").get()
    #expect(loaded.streamModule == .present)
    let unloaded = try await look("\(pid)http { }\n").get()
    guard case .unloaded(let path) = unloaded.streamModule else {
      Issue.record("\(unloaded.streamModule)")
      return
    }
    #expect(path.hasSuffix("/modules/ngx_stream_module.so"))
  }

  @Test func `the one that runs is told by its master process`() async throws {
    let host = try NginxHost()
    let facts = try await Self.look(["DEL_NGINX_BIN": NginxInstance.binary, "DEL_NGINX_CONF": host.nginx.configuration])
      .get()
    #expect(facts.master == host.nginx.pid)
  }

  @Test func `a program that is not there, and one that is no nginx, say why`() async throws {
    #expect(
      try await look("", program: "/nowhere/nginx")
        == .failure(NginxSurvey.Unusable(reason: "/nowhere/nginx -V: No such file or directory")))
    #expect(
      try await look("", program: "/bin/true") == .failure(NginxSurvey.Unusable(reason: "/bin/true -V: exit status 0")))
  }
}
