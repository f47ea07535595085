// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// A search of the kernel's table of connections that ends what is going on from stable addresses to containers that are
/// gone. It runs in a thread of its own: the table takes some 10 ms to search, whatever is in it.
package final class FlowSearch {
  /// Readable once the search is over; it belongs to this object.
  package let done: Int32
  private let owners: UnsafeMutableBufferPointer<UInt32>
  private let ended: UnsafeMutablePointer<Int>

  /// Begins the search. The object has to be kept until `done` is readable.
  package init(_ range: StableRange, endingThoseTo owners: Set<IPAddress>) throws(KernelRefused) {
    let numbers = owners.compactMap { if case .v4(let number) = $0 { number } else { nil } }.sorted()
    let buffer = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: numbers.count)
    _ = buffer.initialize(from: numbers)
    let ended = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    ended.initialize(to: 0)
    let done = flows_end_apart(range.base, UInt32(range.prefix), buffer.baseAddress, UInt(buffer.count), ended)
    if done < 0 {
      buffer.deallocate()
      ended.deallocate()
      throw KernelRefused(call: "conntrack", code: -done)
    }
    (self.done, self.owners, self.ended) = (done, buffer, ended)
  }

  deinit {
    close(done)
    owners.deallocate()
    ended.deallocate()
  }

  /// Returns how many connections it ended, once `done` is readable.
  package func result() throws(KernelRefused) -> Int {
    let ended = ended.pointee
    if ended < 0 { throw KernelRefused(call: "conntrack", code: Int32(-ended)) }
    return ended
  }

  /// Waits for the result, 5 s at most.
  package func wait() throws(KernelRefused) -> Int {
    var descriptor = pollfd(fd: done, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, 5000) == 1 else { throw KernelRefused(call: "conntrack", code: ETIMEDOUT) }
    return try result()
  }
}
