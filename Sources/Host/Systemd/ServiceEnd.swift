// SPDX-License-Identifier: MIT

/// How a service ended, as the service manager tells the commands of `ExecStopPost=` (systemd.exec(5), `$SERVICE_RESULT`,
/// `$EXIT_CODE`, `$EXIT_STATUS`).
package nonisolated struct ServiceEnd: Hashable, Sendable {
  /// The exit status for a setting that does not parse: the operator has just asked for a start, and sees the reason.
  private static let wrongSetting = "64"

  let result: String
  let status: String

  /// Nil outside of a service.
  package init?(_ variable: (String) -> String?) {
    guard let result = variable("SERVICE_RESULT") else { return nil }
    self.result = result
    status = variable("EXIT_CODE") == "exited" ? variable("EXIT_STATUS") ?? "" : ""
  }

  /// Whether it was asked to end, or refused to start because of its settings. Then the kernel keeps forwarding.
  package var isExpected: Bool { result == "success" || status == Self.wrongSetting }
}
