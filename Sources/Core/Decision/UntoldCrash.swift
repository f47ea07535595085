// SPDX-License-Identifier: MIT

/// A crash about to be told: something more may be heard of it.
struct UntoldCrash: Sendable {
  var evidence: Evidence
  let outage: CrashID?
  /// What follows from it, told after it.
  let warning: Record?
  var logTail: String?

  init(_ evidence: Evidence, outage: CrashID?, warning: Record?) {
    self.evidence = evidence
    self.outage = outage
    self.warning = warning
  }

  /// The kernel's SIGKILL looks like anybody's until the engine tells that memory had run out, which it may do after the
  /// end. How long that is waited for.
  static let outOfMemoryGrace = Duration.milliseconds(300)

  var mayBeOutOfMemory: Bool { evidence.exitCode == 128 + 9 && !evidence.ranOutOfMemory }

  var record: Record {
    var fields = evidence.fields
    fields[.outageID] = outage?.rawValue
    fields[.logTail] = logTail
    return Record(.containerCrashed, .warning, "\(evidence.container.name) \(evidence.story)", fields)
  }
}
