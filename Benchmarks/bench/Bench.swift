// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// Measures the daemon beside what nginx takes anyway, and prints a table. Exit status: 1 when a target is missed,
/// 2 when something could not be measured, 64 for a wrong argument.
@main struct Bench {
  static func main() {
    let interruptions = [SIGINT, SIGTERM].map { endChildren(at: $0) }
    defer { for interruption in interruptions { interruption.cancel() } }
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      if let socket = options.engineSocket { return try DemonstrationEngine.serve(on: socket) }
      var report = Report()
      for part in Part.allCases where options.parts.contains(part) {
        report.begin(part.title)
        for measurement in part.measurements(options) {
          for row in try measurement() { report.add(row) }
        }
      }
      report.finish()
      exit(report.missed == 0 ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(error is Options.Wrong ? 64 : 2)
    }
  }

  /// No nginx and no daemon is left behind.
  private static func endChildren(at number: CInt) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      Child.stopAll()
      exit(128 + number)
    }
    source.resume()
    return source
  }
}
