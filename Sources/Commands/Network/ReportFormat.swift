// SPDX-License-Identifier: MIT

/// How a report is printed; Dokku calls its reports' text "stdout".
nonisolated enum ReportFormat: String, CaseIterable {
  case stdout, json

  init(argument text: String) throws(CommandFailed) {
    guard let format = ReportFormat(rawValue: text) else {
      throw CommandFailed("Format must be \"stdout\" or \"json\": \"\(text)\"")
    }
    self = format
  }
}
