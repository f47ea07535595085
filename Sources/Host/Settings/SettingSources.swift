// SPDX-License-Identifier: MIT

/// Where settings come from: the command line wins over the environment, and an empty variable counts as none.
nonisolated struct SettingSources: Sendable {
  let environment: [String: String]
  let options: [SettingName: String]

  /// The setting parsed, or nil where it is not set.
  func value<Value>(
    _ name: SettingName, _ allowed: String, _ parse: (String) -> Value?
  ) throws(InvalidSetting) -> Value? {
    let (source, text): (String, String)
    if let option = options[name] {
      (source, text) = (name.option, option)
    } else if let variable = environment[name.variable], !variable.isEmpty {
      (source, text) = (name.variable, variable)
    } else {
      return nil
    }
    guard let value = parse(text) else { throw InvalidSetting(source: source, value: text, allowed: allowed) }
    return value
  }

  func path(_ name: SettingName) throws(InvalidSetting) -> String? {
    try value(name, "an absolute path", SettingText.path)
  }

  /// Systemd sets these to a list, colon-separated, of which the first is meant for us (systemd.exec(5)).
  func firstPath(_ name: SettingName) throws(InvalidSetting) -> String? {
    try value(name, "an absolute path") { list in
      list.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first.flatMap(SettingText.path)
    }
  }

  func program(_ name: SettingName) throws(InvalidSetting) -> String? {
    try value(name, "an absolute path or the name of a command", SettingText.program)
  }

  func duration(_ name: SettingName, upTo most: Duration) throws(InvalidSetting) -> Duration? {
    try value(name, "a time from 1s to \(most.components.seconds / 3600)h, such as 30, 30s, 5m or 1h") {
      SettingText.duration($0).flatMap { (.seconds(1)...most).contains($0) ? $0 : nil }
    }
  }

  func number(_ name: SettingName, upTo most: Int) throws(InvalidSetting) -> Int? {
    try value(name, "a whole number from 0 to \(most)") {
      SettingText.number($0).flatMap { $0 <= most ? $0 : nil }
    }
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: SettingName, _ type: Choice.Type
  ) throws(InvalidSetting) -> Choice? {
    try value(name, SettingText.list(type.allCases.map(\.rawValue))) { Choice(rawValue: $0) }
  }
}
