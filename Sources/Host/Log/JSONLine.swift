// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// A record as `journalctl -o json` prints one: a single object whose values are all texts.
nonisolated enum JSONLine {
  static func spell(_ record: Record, at time: WallTime) -> String {
    let stamp = (key: "__REALTIME_TIMESTAMP", value: String(time.microseconds))
    return JSONText.object(([stamp] + record.journalFields).map { ($0.key, .text($0.value)) }).spelled
  }
}
