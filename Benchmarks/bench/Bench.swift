// SPDX-License-Identifier: MIT
import Foundation

/// Measures the daemon beside what nginx takes anyway, and prints a table. Exit status 1 when a target is missed.
@main struct Bench {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      if let socket = options.engineSocket { return try DemonstrationEngine.serve(on: socket) }
      var report = Report()
      for part in Part.allCases where options.parts.contains(part) {
        report.begin(part.title)
        for row in try part.measure(options) { report.add(row) }
      }
      report.finish()
      exit(report.missed == 0 ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(64)
    }
  }
}
