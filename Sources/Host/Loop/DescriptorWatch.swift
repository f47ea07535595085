// SPDX-License-Identifier: MIT
import Glibc

/// Calls on the loop while a descriptor is ready, a hang-up included. It owns the descriptor.
package final class DescriptorWatch {
  package enum Purpose {
    case reading, writing
  }

  private let descriptor: Int32
  private var token: UInt64?

  /// - Parameters:
  ///   - descriptor: closed when this is cancelled or let go of.
  ///   - purpose: what it is to be ready for.
  ///   - handler: called again and again until it has changed that, or cancels; never before this returns.
  package init(_ descriptor: Int32, for purpose: Purpose = .reading, _ handler: @escaping () -> Void) {
    self.descriptor = descriptor
    token = Readiness.shared.add(descriptor, writing: purpose == .writing, handler)
  }

  isolated deinit { cancel() }

  package func cancel() {
    guard let token else { return }
    self.token = nil
    Readiness.shared.remove(token, descriptor)
    close(descriptor)
  }
}
