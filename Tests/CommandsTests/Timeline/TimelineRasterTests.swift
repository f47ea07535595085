// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Commands
@testable import Host

/// The drawing as a program that knows SVG shows it.
struct TimelineRasterTests {
  private struct Picture {
    let width: Int
    let pixels: ArraySlice<UInt8>

    /// `#rrggbb`
    func colour(_ x: Double, _ y: Double) -> String {
      let place = pixels.startIndex + (Int(y) * width + Int(x)) * 3
      return "#"
        + pixels[place..<(place + 3)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// pnm(5): `P6 WIDTH HEIGHT 255`, then three bytes a pixel.
  private func picture(of svg: String) throws -> Picture {
    let folder = try TemporaryFolder()
    let file = try folder.write(svg, to: "drawing.svg")
    let child = try Child(
      ["sh", "-c", "rsvg-convert \(file) | pngtopnm"], environment: Child.inherited, output: folder.path("pixels"),
      errorOutput: folder.path("complaints"))
    #expect(child.wait(within: .seconds(20)) == 0, "\(folder.read("complaints") ?? "")")
    let bytes = try #require(SmallFile.bytes(at: folder.path("pixels")))
    let head = bytes.prefix(40).split(maxSplits: 4, whereSeparator: { $0 == 0x20 || $0 == 0x0a })
    let numbers = head.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    try #require(numbers.count >= 3 && numbers[2] == 255)
    let (width, height) = (numbers[0], numbers[1])
    return Picture(width: width, pixels: bytes.suffix(width * height * 3))
  }

  @Test func `what serves is green, what is down red and what is degraded amber, at their places`() throws {
    var story = Story.quiet
    story.outage("blog", at: 900, lasting: 900)
    story.leaves("shop", at: 1800)
    story.crash("shop", at: 1800)
    story.returns("shop", at: 2700)
    let report = TimelineReport(timeline: story.timeline())
    let place = TimelineDrawing(report.timeline)
    let picture = try picture(of: report.svg)
    let colour = { (seconds: Double, row: Int) in
      picture.colour(
        place.x(Story.period(seconds, seconds).begin, in: report.timeline.period),
        place.y(row) + TimelineDrawing.row / 2)
    }
    #expect([100, 1000, 1700, 2000].map { colour($0, 0) } == ["#2f8f4e", "#cf222e", "#cf222e", "#2f8f4e"])
    #expect([100, 1900, 2600, 2800].map { colour($0, 1) } == ["#2f8f4e", "#b26b00", "#b26b00", "#2f8f4e"])
    #expect(picture.colour(2, 2) == "#ffffff")
  }
}
