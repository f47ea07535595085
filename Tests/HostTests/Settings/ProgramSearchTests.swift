// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct ProgramSearchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["first/other", "second/nginx", "third/nginx", "plain/nginx"] { try folder.write("", to: name) }
    for name in ["first/other", "second/nginx", "third/nginx"] { chmod(folder.path(name), 0o755) }
    mkdir(folder.path("folder"), 0o755)
    mkdir(folder.path("folder/nginx"), 0o755)
  }

  @Test func `the first executable file on the path is found`() {
    #expect(search("first", "second", "third") == folder.path("second/nginx"))
  }

  @Test func `a file that may not be run, or a folder, is passed over`() {
    #expect(search("plain", "folder", "third") == folder.path("third/nginx"))
  }

  @Test func `nothing is found where nothing is`() {
    #expect(search("first") == nil)
    #expect(ProgramSearch.find("nginx", on: "") == nil)
  }

  @Test func `the folder we happen to be in is never searched`() {
    #expect(ProgramSearch.find("nginx", on: "::.:relative") == nil)
  }

  private func search(_ names: String...) -> String? {
    ProgramSearch.find("nginx", on: names.map(folder.path).joined(separator: ":"))
  }
}
