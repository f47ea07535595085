// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import Testing

@testable import Host

struct UnprovenChangesTests {
  private func file(_ app: String, _ level: ConfigurationFile.Level) throws -> ConfigurationFile {
    ConfigurationFile(try #require(AppName(app)), level)
  }

  private func changes(_ files: [ConfigurationFile: [String]]) throws -> UnprovenChanges {
    var changes = UnprovenChanges()
    for (file, ports) in files {
      changes.note(file, before: nil)
      changes.note(file, ports: Set(ports.compactMap { PublicPort($0) }))
    }
    return changes
  }

  private func path(_ file: ConfigurationFile) -> String { file.path(in: "/home/dokku") }

  @Test func `a file that nginx names is the one to take back, and no other of its app`() throws {
    var changes = try changes([file("blog", .http): [], file("blog", .stream): [], file("shop", .http): []])
    let complaint = NginxComplaint(words: "duplicate", file: "/home/dokku/blog/nginx.stream.conf", line: 3)
    let blog = try #require(AppName("blog"))
    #expect(changes.blame(complaint, path: path) == blog)
    #expect(changes.levelsToTakeBack(of: blog) == [.stream])
  }

  @Test func `a port that nginx names leads to the file that it is in`() throws {
    var changes = try changes([
      file("blog", .http): ["80/tcp"], file("blog", .stream): ["25/tcp"], file("shop", .stream): ["26/tcp"],
    ])
    let complaint = NginxComplaint(words: "bind() to 0.0.0.0:25 failed (98: Address already in use)")
    let blog = try #require(AppName("blog"))
    #expect(changes.blame(complaint, path: path) == blog)
    #expect(changes.levelsToTakeBack(of: blog) == [.stream])
  }

  @Test func `the only app that changed is to blame, with all that changed`() throws {
    var changes = try changes([file("blog", .http): [], file("blog", .stream): []])
    let blog = try #require(AppName("blog"))
    #expect(changes.blame(NginxComplaint(words: "out of memory"), path: path) == blog)
    #expect(changes.levelsToTakeBack(of: blog) == [.http, .stream])
  }

  @Test func `of several apps nobody is to blame where nothing tells`() throws {
    var changes = try changes([file("blog", .http): [], file("shop", .stream): []])
    #expect(changes.blame(NginxComplaint(words: "out of memory"), path: path) == nil)
    #expect(changes.levelsToTakeBack(of: try #require(AppName("shop"))) == [.stream])
  }

  @Test func `what was there before the first change is what counts`() throws {
    var changes = UnprovenChanges()
    let blog = try file("blog", .stream)
    changes.note(blog, before: [1])
    changes.note(blog, before: [2])
    #expect(changes.previous[blog] == .some([1]))
  }
}
