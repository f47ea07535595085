// SPDX-License-Identifier: MIT
import Glibc

/// The service's file of settings and a command's own environment, looked through for what does not count.
package nonisolated struct SettingsReview: Sendable {
  package struct Fault: Hashable, Sendable {
    /// In the file; nil for one of the environment.
    package let line: Int?
    package let reason: String

    package init(line: Int?, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  package enum FileState: Hashable, Sendable {
    case read, missing
    case unreadable(String)
  }

  package let path: String
  package let file: FileState
  /// When the file was changed last, in seconds since 1970; nil where there is none.
  package let changedAt: Int?
  /// Sorted by line, the environment's last.
  package private(set) var faults: [Fault] = []
  /// Those of the file's that keep nothing from starting, so that nobody else tells of them; sorted by line.
  package private(set) var ignored: [Fault] = []
  /// What counts, by variable.
  package private(set) var usable: [String: String] = [:]

  package init(path: String = ServiceSettings.path, own: [String: String] = Environment.settings) {
    self.path = path
    var status = stat()
    changedAt = stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
    var found: UnitEnvironment?
    do throws(SystemCallFailed) {
      switch try RegularFile.read(path, limit: 1 << 20) {
      case .bytes(let bytes)?:
        found = UnitEnvironment(bytes)
        file = .read
      case .refused(let reason)?: file = .unreadable(reason)
      case nil: file = .missing
      }
    } catch {
      file = .unreadable(String(cString: strerror(error.code)))
    }
    if let found { review(found) }
    review(own)
  }

  /// Those that count, with defaults for the rest.
  package func settings() throws(InvalidSetting) -> Settings { try Settings(environment: usable, options: [:]) }

  private mutating func review(_ found: UnitEnvironment) {
    ignored = found.complaints.map { Fault(line: $0.line, reason: $0.reason) }
    let known = Set(SettingName.allCases.map(\.variable))
    for assignment in found.assignments {
      if !known.contains(assignment.name) {
        guard assignment.name.hasPrefix("DEL_") else { continue }
        let meant = SettingName.nearest(to: assignment.name).map { "; is \($0.variable) meant?" } ?? ""
        ignored.append(Fault(line: assignment.line, reason: "there is no setting \(assignment.name)\(meant)"))
      } else if let invalid = Self.invalid(assignment.name, assignment.value) {
        faults.append(Fault(line: assignment.line, reason: "\(invalid)"))
      } else {
        usable[assignment.name] = assignment.value
      }
    }
    ignored.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    faults = (faults + ignored).sorted { ($0.line ?? .max) < ($1.line ?? .max) }
  }

  private mutating func review(_ own: [String: String]) {
    for (name, value) in own.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      if let invalid = Self.invalid(name, value) {
        faults.append(Fault(line: nil, reason: "\(invalid)"))
      } else {
        usable[name] = value
      }
    }
  }

  /// Each setting parses by itself.
  private static func invalid(_ name: String, _ value: String) -> InvalidSetting? {
    do throws(InvalidSetting) {
      _ = try Settings(environment: [name: value], options: [:])
      return nil
    } catch {
      return error
    }
  }
}
