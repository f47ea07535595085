// SPDX-License-Identifier: MIT
import CLinux
import Dispatch

/// Tells which descriptors are ready, through one epoll instance of our own that is the only one Dispatch sees.
///
/// Dispatch frees its own note of a descriptor that hangs up while its manager thread may still be reading it, and the
/// program ends with SIGSEGV in `_dispatch_event_loop_drain` (swift-corelibs-libdispatch#949): a busy machine needs a few
/// hundred pipes that close for it. An epoll instance never hangs up, and everything about this one happens on the loop.
final class Readiness {
  static let shared = Readiness()

  private static let batch = 64

  private let instance = linux_ready_create()
  private var source: (any DispatchSourceRead)?
  private var handlers: [UInt64: () -> Void] = [:]
  /// Never used twice, so that what was ready before a cancel is nobody's after it.
  private var lastToken: UInt64 = 0

  private init() {
    let source = DispatchSource.makeReadSource(fileDescriptor: instance, queue: .main)
    source.setEventHandler { [weak self] in self?.turn() }
    source.resume()
    self.source = source
  }

  func add(_ descriptor: Int32, writing: Bool, _ handler: @escaping () -> Void) -> UInt64 {
    lastToken += 1
    handlers[lastToken] = handler
    if linux_ready_add(instance, descriptor, writing ? 1 : 0, lastToken) == -1 {
      // Out of kernel memory or watches. Whoever tries once finds out as much as it can; deadlines do the rest.
      let token = lastToken
      DispatchQueue.main.async { self.handlers[token]?() }
    }
    return lastToken
  }

  func remove(_ token: UInt64, _ descriptor: Int32) {
    guard handlers.removeValue(forKey: token) != nil else { return }
    linux_ready_remove(instance, descriptor)
  }

  /// What is still ready, or was too much for one turn, makes another.
  private func turn() {
    var tokens = [UInt64](repeating: 0, count: Self.batch)
    let count = linux_ready_take(instance, &tokens, Int32(Self.batch))
    for token in tokens.prefix(max(0, Int(count))) { handlers[token]?() }
  }
}
