// SPDX-License-Identifier: MIT
import CSystemd
import Glibc

/// Tells the service manager how this daemon is (sd_notify(3)). Without one it does nothing.
package final class Notifier {
  /// Within which `watchdog()` must be called again and again; nil where nobody watches.
  package let watchdogInterval: Duration?
  /// Nil without a service manager, or where its socket has no path.
  private let queue: OutputQueue?

  /// - Parameter isService: false for a command, which has nothing to tell whoever runs it.
  package init(isService: Bool = true) {
    guard isService else {
      watchdogInterval = nil
      queue = OutputQueue { .sent($0.count) }
      return
    }
    var microseconds: UInt64 = 0
    watchdogInterval = sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(microseconds)) : nil
    queue = Environment.variable("NOTIFY_SOCKET").flatMap { path in
      guard path.hasPrefix("/") else { return nil }
      let socket = MessageSocket(path: path)
      return OutputQueue { socket.send($0) }
    }
  }

  package func ready(status: String) { send("READY=1\nSTATUS=\(status.escapedForTerminal)") }

  package func status(_ text: String) { send("STATUS=\(text.escapedForTerminal)") }

  /// The time tells a newer systemd which reload a later READY=1 ends (`Type=notify-reload`, systemd 253).
  package func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    send("RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)")
  }

  package func stopping() { send("STOPPING=1\nSTATUS=stopping") }

  package func watchdog() { send("WATCHDOG=1") }

  /// A failure is nobody's to mend: a manager that cannot be told draws its own conclusions.
  private func send(_ state: String) {
    if let queue { queue.add(Array(state.utf8)) } else { sd_notify(0, state) }
  }
}
