// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct HistogramTests {
  @Test func `a time counts in the first bucket that it fits, the bound included`() {
    var histogram = Histogram()
    for time in [Duration.milliseconds(5), .milliseconds(6), .seconds(10), .seconds(11), .zero] {
      histogram.observe(time)
    }
    #expect(histogram.counts == [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    #expect(histogram.sum == .milliseconds(21011))
  }

  @Test func `the bounds rise`() {
    #expect(Histogram.bounds == Histogram.bounds.sorted())
    #expect(Set(Histogram.bounds).count == Histogram.bounds.count)
  }
}
