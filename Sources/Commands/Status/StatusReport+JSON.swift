// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

extension StatusReport {
  /// The daemon's own word, with times as microseconds since 1970, and what was found out just now.
  nonisolated var json: String {
    let found: DaemonStatus.Members = [
      ("well", .flag(isWell)),
      (
        "nginxWorkers",
        workers.map { workers in
          .object([
            ("current", .number(workers.current)), ("old", .number(workers.old)),
            ("shutdownTimeout", workers.limit.map { .text($0) } ?? .null),
          ])
        } ?? .null
      ),
    ]
    let told = status.members { Int(boot.wallTime(of: $0).nanoseconds / 1000) }
    return JSONText.object(found + told).spelled + "\n"
  }
}
