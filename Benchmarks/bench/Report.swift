// SPDX-License-Identifier: MIT
import Foundation

/// Prints rows as they come and counts the missed targets.
struct Report {
  private(set) var missed = 0

  func begin(_ title: String) {
    say("\n\(title)")
    say(line("", "median", "min", "max", "n", "x floor", "target", ""))
  }

  mutating func add(_ row: Row) {
    if row.isMissed { missed += 1 }
    let samples = row.samples
    say(
      line(
        "\(row.name), \(row.unit)", number(samples.median), number(samples.smallest), number(samples.largest),
        "\(samples.count)", row.floor.map { number(samples.median / $0) } ?? "",
        row.limit.map { "<= \(number($0))" } ?? "", verdict(row)))
  }

  func finish() {
    say(missed == 0 ? "\nAll targets met." : "\n\(missed) targets missed.")
  }

  /// At once, also into a pipe: a run takes minutes.
  private func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

  private func verdict(_ row: Row) -> String {
    guard row.limit != nil else { return row.limitReason }
    return [row.isMissed ? "MISSED" : "met", row.limitReason].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func line(_ name: String, _ cells: String...) -> String {
    let columns = cells.dropLast().map { padded($0, to: 9, left: true) }.joined(separator: " ")
    return "  \(padded(name, to: 58, left: false)) \(columns)  \(cells.last ?? "")"
  }

  private func padded(_ text: String, to width: Int, left: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? space + text : text + space
  }

  private func number(_ value: Double) -> String {
    String(format: abs(value) < 100 && value.rounded() != value ? "%.2f" : "%.0f", value)
  }
}
