// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct ReportFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file is written, and replaced whole by another one`() throws {
    for text in ["first", "second and longer"] {
      try ReportFile.write(Array(text.utf8), to: folder.path("report.svg"))
      #expect(folder.read("report.svg") == text)
    }
    #expect(PrivateFolder.names(in: folder.path) == ["report.svg"])
  }

  @Test func `a link stays and leads to the new file`() throws {
    try folder.write("old", to: "real/report.svg")
    #expect(symlink("real/report.svg", folder.path("link.svg")) == 0)
    try ReportFile.write(Array("new".utf8), to: folder.path("link.svg"))
    #expect(folder.read("real/report.svg") == "new")
    #expect(SymbolicLink.target(folder.path("link.svg")) == "real/report.svg")
  }

  @Test func `what is no file is not replaced`() throws {
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/null", folder.path] {
      let failure = #expect(throws: SystemCallFailed.self) { try ReportFile.write([1], to: path) }
      #expect(failure.map { "\($0)".hasPrefix("not a regular file") } == true)
    }
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `a folder that is not there is told`() {
    #expect(throws: SystemCallFailed.self) { try ReportFile.write([1], to: folder.path("nowhere/report.svg")) }
  }
}
