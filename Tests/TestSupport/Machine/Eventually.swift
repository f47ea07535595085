// SPDX-License-Identifier: MIT
import Foundation

package struct TimedOut: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

/// Asks again and again until the answer is yes, for what announces itself to nobody: a file's bytes, another process.
package func eventually(_ what: String, within limit: Duration = .seconds(10), _ isSo: () throws -> Bool) throws {
  let end = ContinuousClock.now + limit
  while try !isSo() {
    guard ContinuousClock.now < end else { throw TimedOut(description: "waited \(limit) for \(what)") }
    usleep(200)
  }
}
