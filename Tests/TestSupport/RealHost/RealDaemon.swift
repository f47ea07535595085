// SPDX-License-Identifier: MIT
import Foundation

/// The daemon at work on a real host, as a service manager runs it.
package final class RealDaemon {
  package let log: RecordLog
  private let folder: TemporaryFolder
  private let notifications: NotifySocket
  private let child: Child

  /// More environment wins over the host's own. `inside`: what comes before its words so that it runs in other
  /// namespaces, too.
  package init(
    on host: RealHost, environment: [String: String] = [:], inside: [String] = [], binary: String = RealDaemon.binary
  ) throws {
    folder = try TemporaryFolder()
    log = try RecordLog(pipe: folder.path("log"))
    notifications = try NotifySocket(path: folder.path("notify.sock"))
    var settings = host.environment.merging(["DEL_LOG_FORMAT": "json", "NOTIFY_SOCKET": notifications.path]) { $1 }
    // The machine's service manager, if it has one, is no part of this host.
    settings["DEL_COMMANDS"] = "child"
    settings["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
    settings.merge(environment) { $1 }
    child = try Child(
      ["nsenter", "--net=\(host.namespace)", "--"] + inside + [binary, "watch"], environment: settings,
      output: folder.path("log"))
  }

  /// `DEL_DAEMON`, else the one that was built beside the tests.
  package static var binary: String {
    if let path = ProcessInfo.processInfo.environment["DEL_DAEMON"], !path.isEmpty { return path }
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("dokku-event-listener").path
  }

  package var pid: pid_t { child.pid }
  package var facts: ProcessFacts { ProcessFacts(child.pid) }
  package var isRunning: Bool { child.isRunning }

  package func waitUntilReady(within limit: Duration = .seconds(20)) throws {
    try waitForNotification("READY=1", within: limit)
  }

  /// Waits for a line that it sends to the service manager; the answer is the whole message.
  @discardableResult
  package func waitForNotification(_ line: String, within limit: Duration = .seconds(10)) throws -> String {
    do {
      return try notifications.wait(for: line, within: limit)
    } catch let error as TimedOut {
      let told = log.records.suffix(20).map(\.description) + log.otherLines.suffix(5)
      throw TimedOut(description: "\(error); the log:\n\(told.joined(separator: "\n"))")
    }
  }

  /// The first record that is as wished, as soon as it has been written; `after` leaves out that many records.
  @discardableResult
  package func waitForRecord(
    _ what: String, after skipped: Int = 0, within limit: Duration = .seconds(10),
    where matches: @escaping @Sendable (LogRecord) -> Bool
  ) throws -> LogRecord {
    try log.wait(for: what, after: skipped, within: limit, where: matches)
  }

  package func send(_ signal: CInt) { child.send(signal) }

  /// SIGTERM; the answer is its wait status, nil when it did not end in time.
  package func terminate(within limit: Duration = .seconds(6)) -> CInt? {
    child.send(SIGTERM)
    return child.wait(within: limit)
  }

  /// SIGKILL, and returns when it is gone.
  package func kill() {
    child.send(SIGKILL)
    child.wait(within: .seconds(10))
  }
}
