// SPDX-License-Identifier: MIT

/// A long flag of a command, as its usage tells it.
nonisolated struct FlagUsage: Hashable, Sendable {
  /// Without its hyphens.
  let name: String
  /// What its value is called; nil for a flag that is on or off.
  let value: String?
  let purpose: String
  let standard: String?

  init(_ name: String, value: String? = nil, _ purpose: String, standard: String? = nil) {
    self.name = name
    self.value = value
    self.purpose = purpose
    self.standard = standard
  }

  private var signature: String { "      --\(name)" + (value.map { " \($0)" } ?? "") }

  /// `Usage of network:list:` and a line for each flag, as pflag lays them out.
  static func text(_ command: String, _ flags: [FlagUsage]) -> String {
    let width = flags.map(\.signature.utf8.count).max() ?? 0
    let lines = flags.sorted { $0.name < $1.name }.map { flag in
      let padding = String(repeating: " ", count: width - flag.signature.utf8.count + 3)
      return flag.signature + padding + flag.purpose + (flag.standard.map { " (default \"\($0)\")" } ?? "") + "\n"
    }
    return "Usage of \(command):\n" + lines.joined()
  }
}
