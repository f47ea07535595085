// SPDX-License-Identifier: MIT

extension TimelineReport {
  /// Each colour has at least three times the page's luminance or a third of it, and texts 4.5 times (WCAG 2.2, 1.4.3
  /// and 1.4.11). Plain classes, since not every program that draws knows variables.
  nonisolated static let style = """

    text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; fill: #1f2328 }
    .title { font-size: 17px; font-weight: 600 }
    .name { text-anchor: end }
    .tick { text-anchor: middle; fill: #59636e }
    .sum { fill: #59636e }
    .page { fill: #ffffff }
    .plot { fill: #f6f8fa }
    .grid { stroke: #d1d9e0; stroke-width: 1 }
    .gap { fill: #818b98; fill-opacity: 0.16 }
    .serving { fill: #2f8f4e }
    .unknown { fill: #818b98 }
    .degraded { fill: #b26b00 }
    .down { fill: #cf222e }
    .mark { stroke: #59636e; stroke-width: 1; stroke-dasharray: 3 3 }
    .engineLost { fill: #6639ba }
    .engineRegained { fill: #0969da }
    .reloadFailed { fill: none; stroke: #cf222e; stroke-width: 2.5 }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc }
      .tick, .sum { fill: #9198a1 }
      .page { fill: #0d1117 }
      .plot { fill: #151b23 }
      .grid { stroke: #3d444d }
      .gap { fill: #9198a1 }
      .serving { fill: #2ea043 }
      .unknown { fill: #9198a1 }
      .degraded { fill: #d29922 }
      .down { fill: #f85149 }
      .mark { stroke: #9198a1 }
      .engineLost { fill: #ab7df8 }
      .engineRegained { fill: #4493f8 }
      .reloadFailed { stroke: #f85149 }
    }
    """
}
