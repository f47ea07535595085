// SPDX-License-Identifier: MIT
import Foundation
import Synchronization

/// A process of ours, with its output in a file. It ends with this object.
package final class Child {
  package struct Failed: Error, CustomStringConvertible {
    package let description: String
  }

  private static let running = Mutex<Set<pid_t>>([])

  package let pid: pid_t
  private var status: CInt?

  /// Starts a program found on PATH. It gets no signal that is ignored or blocked here, and exactly this environment.
  /// Without a file of its own the error output goes where the output goes.
  package init(
    _ arguments: [String], environment: [String: String], output: String = "/dev/null", errorOutput: String? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    if let errorOutput {
      posix_spawn_file_actions_addopen(&actions, 2, errorOutput, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    } else {
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var started: pid_t = 0
    let code = Self.withCStrings(arguments) { argv in
      Self.withCStrings(environment.map { "\($0)=\($1)" }) { envp in
        posix_spawnp(&started, arguments[0], &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else { throw Failed(description: "\(arguments[0]): \(String(cString: strerror(code)))") }
    pid = started
    _ = Self.running.withLock { $0.insert(started) }
  }

  deinit { stop(within: .seconds(5)) }

  /// Runs a program to its end.
  package static func run(_ arguments: [String], environment: [String: String] = inherited) throws {
    let child = try Child(arguments, environment: environment)
    guard child.wait(within: .seconds(60)) == 0 else {
      throw Failed(description: "\(arguments.joined(separator: " ")) failed")
    }
  }

  /// Ends all that were started here, for a program that is told to end itself.
  package static func stopAll() {
    running.withLock { pids in
      for pid in pids { kill(pid, SIGTERM) }
    }
  }

  package static var inherited: [String: String] { ProcessInfo.processInfo.environment }

  package func send(_ signal: CInt) {
    if status == nil { kill(pid, signal) }
  }

  package var isRunning: Bool {
    reap(WNOHANG)
    return status == nil
  }

  /// The wait status, nil when it has not ended in time.
  @discardableResult
  package func wait(within limit: Duration) -> CInt? {
    try? eventually("the end of process \(pid)", within: limit) { !isRunning }
    return status
  }

  /// Blocks until it has ended by itself.
  package func waitToEnd() -> CInt? {
    reap(0)
    return status
  }

  /// SIGTERM, then SIGKILL when that took too long.
  package func stop(within limit: Duration = .seconds(5)) {
    send(SIGTERM)
    if wait(within: limit) == nil {
      send(SIGKILL)
      reap(0)
    }
  }

  private func reap(_ options: CInt) {
    guard status == nil else { return }
    var ending: CInt = 0
    Self.running.withLock { pids in
      guard waitpid(pid, &ending, options) == pid else { return }
      pids.remove(pid)
      status = ending
    }
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
