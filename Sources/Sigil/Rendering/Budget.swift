// SPDX-License-Identifier: MIT

/// What is left of a template's limits while it renders. Templates that it renders within itself share it.
struct Budget {
  let limits: Limits
  private var steps: Int
  private var depth = 0

  init(_ limits: Limits) {
    self.limits = limits
    steps = limits.steps
  }

  mutating func spend(_ count: Int = 1) throws(Fault) {
    guard count <= steps else { throw Fault("limit: the template takes more than \(limits.steps) steps") }
    steps -= count
  }

  /// For work in proportion to a product, which need not fit a number.
  mutating func spend(_ count: Int, times factor: Int) throws(Fault) {
    let (product, isTooBig) = count.multipliedReportingOverflow(by: factor)
    try spend(isTooBig ? .max : product)
  }

  mutating func enter() throws(Fault) {
    depth += 1
    if depth > limits.nesting { throw Fault("limit: the template nests deeper than \(limits.nesting) levels") }
  }

  mutating func leave() { depth -= 1 }
}
