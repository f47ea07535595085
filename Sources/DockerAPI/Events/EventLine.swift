// SPDX-License-Identifier: MIT
import Core

/// One line of `/events`.
enum EventLine: Hashable, Sendable {
  case event(EngineEvent)
  /// It says nothing that we follow.
  case ignored(String)
  /// It is no JSON, so there is no telling what it said.
  case unreadable(String)

  init(_ line: ArraySlice<UInt8>) {
    do throws(JSONSyntaxError) {
      var reader = JSONReader(line)
      let event = try RawEvent(&reader)
      try reader.finish()
      self = event.line
    } catch {
      self = .unreadable("an event was not understood: \(error)")
    }
  }
}
