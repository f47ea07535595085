// SPDX-License-Identifier: MIT

import CNetlink

/// libnftables in this process.
final class Nftables {
  private let library: OpaquePointer

  init() throws(RoutingUnavailable) {
    guard let library = nft_load() else {
      throw RoutingUnavailable("libnftables is not installed (package libnftables1)")
    }
    self.library = library
  }

  deinit { nft_unload(library) }

  /// Carries out all of the commands or none, and answers what they print.
  @discardableResult
  func run(_ commands: String) throws(RoutingUnavailable) -> String {
    guard nft_run(library, commands) == 0 else {
      let complaint = String(cString: nft_error(library))
      throw RoutingUnavailable("nftables: \(complaint.split(separator: "\n").first ?? "refused without a reason")")
    }
    return String(cString: nft_output(library))
  }
}
