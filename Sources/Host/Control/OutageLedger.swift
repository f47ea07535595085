// SPDX-License-Identifier: MIT

import Core

/// The outages under way as they lie on disk: a line with the boot, then one for each. Within a boot the moment counts,
/// which no stepped clock touches; after a reboot only the wall clock says how long ago it was.
nonisolated enum OutageLedger {
  static func spell(_ outages: [Outage], on boot: Boot) -> [UInt8] {
    let lines = outages.map { outage in
      [
        "outage", outage.id.rawValue, outage.process.app.rawValue, outage.process.type.rawValue,
        String(outage.since.microseconds), String(boot.wallTime(of: outage.since).nanoseconds),
        outage.container.rawValue, String(outage.crashes), outage.isRebuilt ? "rebuilt" : "-",
      ].joined(separator: " ")
    }
    return Array((["boot \(boot.id)"] + lines).joined(separator: "\n").utf8) + [0x0a]
  }

  /// Lines that do not parse are dropped: one outage that nobody tells the end of is the lesser evil.
  static func read(_ bytes: [UInt8], on boot: Boot) -> [Outage] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let isSameBoot = lines.first == "boot \(boot.id)"
    return lines.dropFirst().compactMap { outage($0.split(separator: " "), on: boot, isSameBoot) }
  }

  private static func outage(_ words: [Substring], on boot: Boot, _ isSameBoot: Bool) -> Outage? {
    guard words.count == 9, words[0] == "outage", let id = CrashID(String(words[1])) else { return nil }
    guard let app = AppName(words[2]), let type = ProcessType(words[3]) else { return nil }
    guard let moment = Int64(words[4]), moment.magnitude < 1 << 60, let time = Int64(words[5]), time >= 0 else {
      return nil
    }
    guard let container = ContainerID(words[6]), let crashes = Int(words[7]) else { return nil }
    let since = isSameBoot ? Moment(microseconds: moment) : boot.moment(before: Timestamp(nanoseconds: time))
    return Outage(
      AppProcess(app, type), id: id, since: since, container: container, crashes: crashes,
      isRebuilt: words[8] == "rebuilt")
  }
}
