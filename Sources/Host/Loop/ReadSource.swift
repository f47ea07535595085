// SPDX-License-Identifier: MIT
import Glibc

/// Reads a non-blocking descriptor to its end, which it owns and closes.
package final class ReadSource {
  package enum Reading {
    case bytes(ArraySlice<UInt8>)
    case end
    case failed(SystemCallFailed)
  }

  /// Bounds one turn of the loop, so that a writer that never pauses cannot keep it.
  private static let readsPerTurn = 16
  private static let bufferSize = 16384

  private let descriptor: Int32
  private var watch: DescriptorWatch?
  private let handler: (Reading) -> Void
  private var isDone = false

  /// - Parameters:
  ///   - descriptor: non-blocking; closed when this ends, is cancelled or let go of.
  ///   - handler: bytes any number of times, then the end or a failure once; nothing after `cancel()`.
  package init(_ descriptor: Int32, _ handler: @escaping (Reading) -> Void) {
    self.descriptor = descriptor
    self.handler = handler
    watch = DescriptorWatch(descriptor) { [weak self] in self?.drain() }
  }

  package func cancel() {
    guard !isDone else { return }
    isDone = true
    watch?.cancel()
  }

  /// What is left after some reads makes another turn.
  private func drain() {
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    for _ in 0..<Self.readsPerTurn {
      guard !isDone else { return }
      let count = read(descriptor, &buffer, buffer.count)
      let code = errno
      if count > 0 {
        handler(.bytes(buffer[..<count]))
      } else if count == 0 {
        finish(.end)
      } else if code == EAGAIN {
        return
      } else if code != EINTR {
        finish(.failed(SystemCallFailed(call: "read", code: code)))
      }
    }
  }

  private func finish(_ reading: Reading) {
    cancel()
    handler(reading)
  }
}
