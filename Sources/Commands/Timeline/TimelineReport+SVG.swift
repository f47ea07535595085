// SPDX-License-Identifier: MIT
import Core
import Host

extension TimelineReport {
  private typealias Place = TimelineDrawing

  private nonisolated var title: String { "Availability from \(times)" }

  /// A drawing that needs nothing else; light or dark as whoever looks has it.
  nonisolated var svg: String {
    let place = TimelineDrawing(timeline)
    let size = [place.width, place.height].map(Place.spell)
    let head: [SVGElement] = [
      SVGElement("title", text: title), SVGElement("style", text: Self.style),
      SVGElement("rect", [("class", "page"), ("width", size[0]), ("height", size[1])]),
      Self.text(title, "title", Place.margin, 34),
    ]
    let children = head + legend + axis(place) + gaps(place) + rows(place) + marks(place)
    let root = SVGElement(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", size[0]), ("height", size[1]),
        ("viewBox", "0 0 \(size[0]) \(size[1])"), ("role", "img"), ("aria-label", title),
      ], children: children)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.spelled()
  }

  // MARK: Rows

  private nonisolated func rows(_ place: Place) -> [SVGElement] {
    if timeline.rows.isEmpty {
      return [Self.text("No crashes.", "label", place.plotLeft + 8, place.y(0) + 16)]
    }
    return timeline.rows.indices.flatMap { row(place, $0) }
  }

  private nonisolated func row(_ place: Place, _ index: Int) -> [SVGElement] {
    let row = timeline.rows[index]
    let base = place.y(index) + 16
    let label = SVGElement(
      "text", [("class", "label name"), ("x", Place.spell(place.plotLeft - 10)), ("y", Place.spell(base))],
      text: place.names[index], title: row.name)
    // The worse ones last: a short one is drawn wider than it is.
    let bars = row.spans.sorted { $0.state < $1.state }.map { bar($0, of: row.name, place, index) }
    return [label] + bars + [Self.text(place.sums[index], "sum", place.sumLeft, base)]
  }

  private nonisolated func bar(_ span: Timeline.Span, of name: String, _ place: Place, _ index: Int) -> SVGElement {
    let least = span.state == .down || span.state == .degraded ? 3.0 : 0.5
    let (begin, end) = (place.x(span.period.begin, in: timeline.period), place.x(span.period.end, in: timeline.period))
    let width = max(least, end - begin)
    let height = span.state.height
    return SVGElement(
      "rect",
      [
        ("class", span.state.rawValue), ("x", Place.spell(min(begin, place.plotRight - width))),
        ("y", Place.spell(place.y(index) + (Place.row - height) / 2)), ("width", Place.spell(width)),
        ("height", Place.spell(height)),
      ], title: "\(name): \(span.state.words) for \(span.period.duration.inWords), \(spell(span.period))")
  }

  private nonisolated func spell(_ period: TimePeriod) -> String {
    "from \(LocalTime(period.begin)) to \(LocalTime(period.end))"
  }

  // MARK: What concerns all apps

  /// Over all rows, so that it is seen which of them share a time.
  private nonisolated func gaps(_ place: Place) -> [SVGElement] {
    timeline.unknown.all.map { gap in
      let (begin, end) = (place.x(gap.begin, in: timeline.period), place.x(gap.end, in: timeline.period))
      return SVGElement(
        "rect",
        [
          ("class", "gap"), ("x", Place.spell(begin)), ("y", Place.spell(place.plotTop)),
          ("width", Place.spell(max(1, end - begin))), ("height", Place.spell(place.plotBottom - place.plotTop)),
        ], title: "\(Timeline.State.unknown.words) for \(gap.duration.inWords), \(spell(gap))")
    }
  }

  private nonisolated func marks(_ place: Place) -> [SVGElement] {
    timeline.marks.map { mark in
      let x = place.x(mark.time, in: timeline.period)
      let line = SVGElement(
        "line",
        [
          ("class", "mark"), ("x1", Place.spell(x)), ("x2", Place.spell(x)), ("y1", Place.spell(place.plotTop - 6)),
          ("y2", Place.spell(place.plotBottom)),
        ])
      return SVGElement(
        "g", title: "\(mark.kind.words) at \(LocalTime(mark.time)): \(mark.text)",
        children: [line, Self.sign(mark.kind, x, place.plotTop - 12)])
    }
  }

  /// At a point: what is lost stands before it and what is back after it, so that both are seen of a short time.
  private nonisolated static func sign(_ kind: Timeline.Mark.Kind, _ x: Double, _ y: Double) -> SVGElement {
    let path: String
    switch kind {
    case .engineLost: path = "M\(Place.spell(x - 11)) \(Place.spell(y - 5))h11v10z"
    case .engineRegained: path = "M\(Place.spell(x)) \(Place.spell(y + 5))h11l-11 -10z"
    case .reloadFailed:
      path = "M\(Place.spell(x - 5)) \(Place.spell(y - 5))l10 10m0 -10l-10 10"
    }
    return SVGElement("path", [("class", kind.rawValue), ("d", path)])
  }

  // MARK: Around them

  private nonisolated func axis(_ place: Place) -> [SVGElement] {
    let edges = SVGElement(
      "rect",
      [
        ("class", "plot"), ("x", Place.spell(place.plotLeft)), ("y", Place.spell(place.plotTop)),
        ("width", Place.spell(place.plotRight - place.plotLeft)),
        ("height", Place.spell(place.plotBottom - place.plotTop)),
      ])
    let ticks = TimeAxis(timeline.period, columns: place.axisColumns).ticks.flatMap { tick in
      let x = place.x(tick.time, in: timeline.period)
      let line = SVGElement(
        "line",
        [
          ("class", "grid"), ("x1", Place.spell(x)), ("x2", Place.spell(x)), ("y1", Place.spell(place.labelBase + 5)),
          ("y2", Place.spell(place.plotBottom + (place.isAxisBelow ? 5 : 0))),
        ])
      let labels = [place.labelBase] + (place.isAxisBelow ? [place.plotBottom + 20] : [])
      return [line] + labels.map { Self.text(tick.label, "tick", x, $0) }
    }
    return [edges] + ticks
  }

  private nonisolated var legend: [SVGElement] {
    var x = Place.margin
    var all: [SVGElement] = []
    let next = { (words: String) in
      all.append(Self.text(words, "label", x + 24, 64))
      x += 24 + Double(words.count) * Place.character + 22
    }
    for state in states {
      all.append(
        SVGElement(
          "rect",
          [
            ("class", state.rawValue), ("x", Place.spell(x)), ("y", Place.spell(60 - state.height / 2)),
            ("width", "18"), ("height", Place.spell(state.height)),
          ]))
      next(state.words)
    }
    for kind in markKinds {
      all.append(Self.sign(kind, x + kind.legendOffset, 60))
      next(kind.words)
    }
    return all
  }

  private nonisolated static func text(_ text: String, _ style: String, _ x: Double, _ y: Double) -> SVGElement {
    SVGElement("text", [("class", style), ("x", Place.spell(x)), ("y", Place.spell(y))], text: text)
  }
}

extension Timeline.Mark.Kind {
  /// So that all stand in the middle of their place.
  fileprivate nonisolated var legendOffset: Double {
    switch self {
    case .engineLost: 17
    case .engineRegained: 6
    case .reloadFailed: 12
    }
  }
}

extension Timeline.State {
  /// States differ by more than colour.
  fileprivate nonisolated var height: Double {
    switch self {
    case .serving: 5
    case .unknown: 9
    case .degraded: 12
    case .down: 18
    }
  }
}
