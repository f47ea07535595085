// SPDX-License-Identifier: MIT

/// Why the kernel cannot lead stable addresses to containers.
package struct RoutingUnavailable: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }

  init(_ call: String, code: Int32) {
    self.init("\(KernelRefused(call: call, code: code))")
  }
}
