// SPDX-License-Identifier: MIT

extension Container {
  /// Docker has given up on it: `on-failure` with a limit, exited with a status other than 0, and all restarts used.
  /// While it is still `restarting` the count reaches the limit one crash too early.
  package var isExhausted: Bool {
    guard state == .exited, let details, case .onFailure(let limit) = details.restartPolicy else { return false }
    return limit > 0 && details.exitCode != 0 && details.restartCount >= limit
  }

  /// The statuses of a process that was told to end. Where its `kill` was not seen, they count as one; the kernel's own,
  /// for want of memory, does not.
  package var endedBySignalToStop: Bool {
    guard let details, !details.oomKilled else { return false }
    let code = details.exitCode
    return code == 128 + 15 || code == 128 + 9 || code == 128 + 2
  }
}
