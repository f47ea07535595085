// SPDX-License-Identifier: MIT
import Core
import Foundation

/// A network namespace that lives as long as one thread. Needs root.
package enum PrivateNetwork {
  /// Runs the body where nothing but loopback is, up, with these addresses as well.
  package static func run<Result: Sendable>(
    with addresses: [IPAddress], _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread {
        continuation.resume(
          with: Swift.Result {
            try enter(addresses)
            return try body()
          })
      }.start()
    }
  }

  /// Takes all capabilities from this thread, for as long as it lives.
  package static func dropCapabilities() throws {
    typealias Capset = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> CInt
    // _LINUX_CAPABILITY_VERSION_3 and this thread; two times effective, permitted, inheritable.
    var header: [UInt32] = [0x2008_0522, 0]
    var none: [UInt32] = Array(repeating: 0, count: 6)
    guard try function("capset", as: Capset.self)(&header, &none) == 0 else {
      throw ListeningSocket.Failed(call: "capset", code: errno)
    }
  }

  /// Children of this thread are in its namespace, too.
  private static func enter(_ addresses: [IPAddress]) throws {
    typealias Unshare = @convention(c) (CInt) -> CInt
    let newNetwork: CInt = 0x4000_0000
    guard try function("unshare", as: Unshare.self)(newNetwork) == 0 else {
      throw ListeningSocket.Failed(call: "unshare", code: errno)
    }
    try Child.run(["ip", "link", "set", "lo", "up"])
    for address in addresses {
      try Child.run(["ip", "address", "add", "\(address)/\(address.isV4 ? 32 : 128)", "dev", "lo"])
    }
    // The kernel makes sure first that no neighbour has an IPv6 address, and knows no way there until then.
    for address in addresses where !address.isV4 {
      try eventually("the use of \(address)") {
        (try? Child.run(["sh", "-c", "ip route get \(address) | grep -q '^local '"])) != nil
      }
    }
  }

  /// What Glibc's module leaves out.
  private static func function<Function>(_ name: String, as type: Function.Type) throws -> Function {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), name) else {
      throw ListeningSocket.Failed(call: name, code: ENOSYS)
    }
    return unsafeBitCast(symbol, to: type)
  }
}
