// SPDX-License-Identifier: MIT

/// How often something took how long.
package struct Histogram: Hashable, Sendable {
  /// The upper ends of all but the last bucket, which has none.
  package static let bounds: [Duration] = [
    .milliseconds(5), .milliseconds(10), .milliseconds(25), .milliseconds(50), .milliseconds(100), .milliseconds(250),
    .milliseconds(500), .seconds(1), .milliseconds(2500), .seconds(5), .seconds(10),
  ]

  /// One for each bucket, each without those below it.
  package private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
  package private(set) var sum = Duration.zero

  package init() {}

  package mutating func observe(_ time: Duration) {
    counts[Self.bounds.firstIndex { time <= $0 } ?? Self.bounds.count] += 1
    sum += time
  }
}
