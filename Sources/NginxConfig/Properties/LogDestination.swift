// SPDX-License-Identifier: MIT

/// Where a log goes: a file by its absolute path, `syslog:…`, `stderr`, or nowhere.
package enum LogDestination: Hashable, Sendable {
  case file(String)
  case syslog(String)
  case stderr
  case off

  package init?(_ text: some StringProtocol) {
    switch text {
    case "off": self = .off
    case "stderr": self = .stderr
    case _ where text.hasPrefix("/"): self = .file(String(text))
    case _ where text.hasPrefix("syslog:"): self = .syslog(String(text))
    default: return nil
    }
  }
}
