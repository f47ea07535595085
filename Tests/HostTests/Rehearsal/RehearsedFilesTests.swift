// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

struct RehearsedFilesTests {
  private let folder: TemporaryFolder
  private let files: RehearsedFiles

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("old", to: "app/a")
    try folder.write("", to: "own/.keep")
    files = RehearsedFiles(folder: folder.path("own"))
  }

  private var path: String { folder.path("app/a") }

  private func write(_ text: String, to path: String) async -> Result<Bool, SystemCallFailed>? {
    await withCheckedContinuation { continuation in
      files.write([FileWrite(path: path, bytes: Array(text.utf8), mode: 0o644)]) {
        continuation.resume(returning: $0.first?.outcome)
      }
    }
  }

  @Test func `what is written is read back and the disk stays as it was`() async throws {
    #expect(await write("new", to: path) == .success(true))
    #expect(files.bytes(at: path) == Array("new".utf8))
    #expect(folder.read("app/a") == "old")
    #expect(await write("new", to: path) == .success(false))
    #expect(try files.take(path))
    #expect(files.bytes(at: path) == nil)
    #expect(try files.take(path) == false)
    #expect(folder.read("app/a") == "old")
    #expect(PrivateFolder.names(in: folder.path("app")) == ["a"])
  }

  @Test func `a staged file lies in our own folder until it is put or let go of`() async throws {
    for isPut in [true, false] {
      let write = FileWrite(path: path, bytes: Array("staged".utf8), mode: 0o600)
      let outcome = await withCheckedContinuation { continuation in
        files.stage([write]) { continuation.resume(returning: $0.first?.outcome) }
      }
      guard case .success(let staged?)? = outcome else {
        Issue.record("it was not staged: \(String(describing: outcome))")
        return
      }
      #expect(SmallFile.bytes(at: staged.temporaryPath) == Array("staged".utf8))
      #expect(staged.temporaryPath.hasPrefix(folder.path("own/")))
      if isPut { try files.commit(staged) } else { files.discard(staged) }
      #expect(files.bytes(at: path) == Array((isPut ? "staged" : "old").utf8))
      #expect(PrivateFolder.names(in: folder.path("own")) == [".keep"])
      _ = try files.take(path)
      #expect(await self.write("old", to: path) == .success(true))
    }
  }

  @Test func `a file whose folder is not there fails as on the disk, unless the folder would be made`() async {
    let inside = folder.path("app/nginx.conf.d/hsts.conf")
    guard case .failure(let failure)? = await write("x", to: inside) else {
      Issue.record("it was written")
      return
    }
    #expect("\(failure)".contains("No such file or directory"))
    files.makeFolder(folder.path("app/nginx.conf.d"))
    #expect(await write("x", to: inside) == .success(true))
  }
}
