// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Commands

/// Contrast as WCAG 2.2 reckons it.
struct TimelineReportStyleTests {
  /// From class or element to colour.
  private func colours(isDark: Bool) -> [String: String] {
    let parts = TimelineReport.style.split(separator: "@media (prefers-color-scheme: dark) {")
    var colours: [String: String] = [:]
    for part in isDark ? parts[...] : parts.prefix(1) {
      for rule in part.matches(of: /([.\w, ]+) \{([^}]*)\}/) {
        guard let colour = rule.2.firstMatch(of: /(?:fill|stroke): (#[0-9a-f]{6})/)?.1 else { continue }
        for name in rule.1.split(separator: ",") { colours[name.filter { $0 != " " }] = String(colour) }
      }
    }
    return colours
  }

  private func luminance(_ colour: String) -> Double {
    let parts = stride(from: 1, to: 7, by: 2).map { start -> Double in
      let share = Double(Int(colour.dropFirst(start).prefix(2), radix: 16) ?? 0) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let both = [luminance(one), luminance(other)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }

  @Test(arguments: [false, true])
  func `texts and bars stand out from the page, by day and by night`(isDark: Bool) throws {
    let colours = colours(isDark: isDark)
    let (page, plot) = (try #require(colours[".page"]), try #require(colours[".plot"]))
    for text in ["text", ".tick", ".sum"] { #expect(contrast(try #require(colours[text]), page) >= 4.5, "\(text)") }
    let shapes = Timeline.State.allCases.map(\.rawValue) + Timeline.Mark.Kind.allCases.map(\.rawValue) + ["mark"]
    for shape in shapes {
      let colour = try #require(colours[".\(shape)"])
      #expect(contrast(colour, page) >= 3 && contrast(colour, plot) >= 3, "\(shape) \(contrast(colour, plot))")
    }
  }

  @Test func `the night has colours of its own for all that the day has`() {
    let (day, night) = (colours(isDark: false), colours(isDark: true))
    #expect(day.count >= 14)
    #expect(day.allSatisfy { night[$0] != $1 })
  }
}
