// SPDX-License-Identifier: MIT
import Glibc

/// Colour is for people who look on and have not asked for none (https://no-color.org).
package nonisolated enum Colour {
  package static func isWanted(on descriptor: Int32) -> Bool {
    let refusal = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    return isatty(descriptor) == 1 && !refusal
  }
}
