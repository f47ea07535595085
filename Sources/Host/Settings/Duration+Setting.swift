// SPDX-License-Identifier: MIT

extension Duration {
  /// An option that is a time but no setting, such as how long to wait for something.
  package nonisolated init(option: String, _ text: String) throws(InvalidSetting) {
    guard let duration = SettingText.duration(text), duration > .zero else {
      throw InvalidSetting(source: option, value: text, allowed: "a time such as 30, 30s, 5m or 1h")
    }
    self = duration
  }
}
