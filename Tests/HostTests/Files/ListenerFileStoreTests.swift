// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

@testable import Host

struct ListenerFileStoreTests {
  private let folder: TemporaryFolder
  private let store: ListenerFileStore
  private let blog: AppName

  init() throws {
    folder = try TemporaryFolder()
    store = ListenerFileStore(root: folder.path)
    blog = try #require(AppName("blog"))
    for file in ["IP.web.1", "PORT.web.1", "IP.worker.1", "IPS", "CONTAINER.web.1"] {
      try folder.write("old", to: "blog/\(file)")
    }
  }

  private func change(_ kind: ListenerFileChange.Kind, _ content: String?) -> ListenerFileChange {
    ListenerFileChange(app: blog, kind: kind, slot: ProcessSlot(.web, 1), content: content)
  }

  @Test func `a change writes the file or takes it away, which can be done twice`() throws {
    try store.carryOut(change(.address, "10.0.0.1"))
    #expect(folder.read("blog/IP.web.1") == "10.0.0.1")
    for _ in 0..<2 { try store.carryOut(change(.port, nil)) }
    #expect(folder.read("blog/PORT.web.1") == nil)
  }

  @Test func `all of an app's are its addresses and ports and nothing else`() throws {
    try store.removeAll(of: blog)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("blog")).sorted()
    #expect(left == ["CONTAINER.web.1", "IPS"])
    try store.removeAll(of: try #require(AppName("nope")))
  }
}
