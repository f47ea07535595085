// SPDX-License-Identifier: MIT

/// Figures of the same thing, taken several times.
struct Samples {
  let values: [Double]

  init(_ values: [Double]) { self.values = values.sorted() }

  /// Runs something that tells a figure.
  init(runs: Int, _ run: () throws -> Double) rethrows {
    self.init(try (0..<runs).map { _ in try run() })
  }

  var count: Int { values.count }
  var smallest: Double { values.first ?? .nan }
  var largest: Double { values.last ?? .nan }

  var median: Double {
    guard !values.isEmpty else { return .nan }
    return (values[(count - 1) / 2] + values[count / 2]) / 2
  }
}
