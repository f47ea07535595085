// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct FileQueueTests {
  private let address = ListenerFileChange.address("blog", "web.1", "10.0.0.2")
  private let port = ListenerFileChange.port("blog", "web.1", "5000")

  @Test func `changes go out together, sorted, once`() {
    var queue = FileQueue()
    queue.add([port, address, .address("app", "web.1", nil)])
    #expect(!queue.isIdle)
    #expect(queue.flush() == [.writeListenerFiles([.address("app", "web.1", nil), address, port])])
    #expect(queue.flush() == [])
    #expect(!queue.isIdle)
    queue.written()
    #expect(queue.flush() == [])
    #expect(queue.isIdle)
  }

  @Test func `while a batch is written the newest address of each file waits`() {
    var queue = FileQueue()
    queue.add([address])
    _ = queue.flush()
    queue.add([.address("blog", "web.1", nil)])
    queue.add([.address("blog", "web.1", "10.0.0.3")])
    #expect(queue.flush() == [])
    queue.written()
    #expect(queue.flush() == [.writeListenerFiles([.address("blog", "web.1", "10.0.0.3")])])
  }

  @Test func `a port that would have to wait is read again instead`() {
    var queue = FileQueue()
    queue.add([address])
    _ = queue.flush()
    queue.add([port, .address("blog", "web.1", nil)])
    #expect(queue.flush() == [])
    queue.written()
    #expect(queue.flush() == [.readApps(["blog"])])
    #expect(!queue.isIdle)
    queue.wasRead("blog")
    #expect(queue.isIdle)
    queue.add([port])
    #expect(queue.flush() == [.writeListenerFiles([port])])
  }

  @Test func `an app whose port is to be decided is read before anything is written`() {
    var queue = FileQueue()
    queue.add([.address("app", "web.1", nil)])
    queue.readFirst("blog")
    #expect(queue.flush() == [.readApps(["blog"])])
    queue.wasRead("blog")
    #expect(queue.flush() == [.writeListenerFiles([.address("app", "web.1", nil)])])
  }

  @Test func `what was decided on an older reading is not written`() {
    var queue = FileQueue()
    queue.add([address, port])
    queue.wasRead("blog")
    #expect(queue.isIdle)
    #expect(queue.flush() == [])
  }
}
