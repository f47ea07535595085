// SPDX-License-Identifier: MIT
import Foundation

/// `bench [PART ...] [--runs N] [--daemon PATH]` or `bench fake-engine SOCKET`.
struct Options {
  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  var parts: Set<Part> = [.event, .stable, .throughput, .burst, .start, .idle, .commands, .rendering, .streams]
  var runs = 11
  var daemon = Options.siblingDaemon
  var engineSocket: String?

  init(_ arguments: [String]) throws {
    var chosen: Set<Part> = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--runs": runs = try Self.value(of: word, &rest) { Int($0).flatMap { $0 > 0 ? $0 : nil } }
      case "--daemon": daemon = try Self.value(of: word, &rest) { $0 }
      case "fake-engine": engineSocket = try Self.value(of: word, &rest) { $0 }
      default:
        guard let part = Part(rawValue: word) else { throw Wrong(description: "no such part: \(word)") }
        chosen.insert(part)
      }
    }
    if !chosen.isEmpty { parts = chosen }
  }

  private static func value<Value>(
    of option: String, _ rest: inout ArraySlice<String>, _ parse: (String) -> Value?
  ) throws -> Value {
    guard let value = rest.popFirst().flatMap(parse) else { throw Wrong(description: "\(option) wants a value") }
    return value
  }

  /// The daemon that was built beside this program.
  private static var siblingDaemon: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/dokku-event-listener"
  }
}
