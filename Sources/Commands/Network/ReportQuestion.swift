// SPDX-License-Identifier: MIT

/// What `network:report` is asked for, by Dokku's rules for the flags of reports.
nonisolated struct ReportQuestion: Hashable, Sendable {
  let isGlobal: Bool
  /// The one value that is wanted; nil for the whole report.
  let flag: ReportFlag?
  let format: ReportFormat

  /// - Parameters:
  ///   - isRunning: what is attached now is wanted, which is neither global nor one value.
  ///   - names: of the flags that ask for one value.
  ///   - format: nil where it was not given.
  init(
    isGlobal: Bool = false, isRunning: Bool = false, names: [String] = [], format: String? = nil
  ) throws(CommandFailed) {
    if isRunning, isGlobal || !names.isEmpty {
      throw CommandFailed("--running flag cannot be specified with \(isGlobal ? "--global" : "an info flag")")
    }
    let flags = ReportFlag.all(isGlobal: isGlobal)
    for name in names where !flags.contains(where: { $0.name == name }) {
      throw Self.invalidFlag(isGlobal: isGlobal)
    }
    guard Set(names).count <= 1 else {
      throw CommandFailed("network:report command allows only a single flag")
    }
    if format != nil, !names.isEmpty {
      throw CommandFailed("--format flag cannot be specified when specifying an info flag")
    }
    self.isGlobal = isGlobal
    flag = names.first.flatMap { ReportFlag(name: $0) }
    self.format = try ReportFormat(argument: format ?? ReportFormat.stdout.rawValue)
  }

  static func invalidFlag(isGlobal: Bool) -> CommandFailed {
    let known = ReportFlag.all(isGlobal: isGlobal).map { "--\($0.name)" }.joined(separator: ", ")
    return CommandFailed("Invalid flag passed, valid flags: \(known)")
  }
}
