// SPDX-License-Identifier: MIT

import Glibc
import Testing

@testable import Host

struct TemporaryNameTests {
  @Test func `a temporary file is in the same folder, hidden, and known as ours`() {
    let path = TemporaryName.path(for: "/home/dokku/blog/IP.web.1", number: 7)
    #expect(path == "/home/dokku/blog/.IP.web.1.del-\(getpid())-7.tmp")
    #expect(TemporaryName.process(of: TemporaryName.split(path).name) == getpid())
  }

  @Test(arguments: ["IP.web.1", "nginx.conf", "CONTAINER.web.1", "nginx.stream.conf"])
  func `no glob of Dokku or nginx takes it in`(name: String) {
    let temporary = String(TemporaryName.split(TemporaryName.path(for: "/f/\(name)", number: 1)).name)
    for glob in ["CONTAINER.*", "IP.*", "PORT.*", "*", "*.conf", "nginx.conf", "*nginx*"] {
      #expect(fnmatch(glob, temporary, FNM_PERIOD) == FNM_NOMATCH)
    }
  }

  @Test(arguments: [
    ".IP.web.1.del-12-3.tmp", ".x.del-12-3.tmp",
  ])
  func `the name tells the process`(name: String) {
    #expect(TemporaryName.process(of: name) == 12)
  }

  @Test(arguments: [
    "IP.web.1", "x.del-12-3.tmp", ".x.del-12-3", ".x.del-12.tmp", ".x.del-12-3-4.tmp", ".x.del--3.tmp",
    ".x.del-a-3.tmp",
    ".x.swp", ".tmp", ".", "", ".del-99999999999999-1.tmp", ".model-12-3.tmp",
  ])
  func `other names are not ours`(name: String) {
    #expect(TemporaryName.process(of: name) == nil)
  }

  @Test(arguments: [("/a/b", "/a", "b"), ("/b", "", "b"), ("b", ".", "b")])
  func `a path has a folder and a name`(path: String, folder: String, name: String) {
    #expect(TemporaryName.split(path).folder == folder)
    #expect(TemporaryName.split(path).name == name)
  }
}
