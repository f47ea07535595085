// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

/// The daemon's part is played by this process: it holds the lock, hears SIGHUP and writes the state. One after another,
/// since a signal is for the whole process.
@Suite(.serialized, .timeLimit(.minutes(1)))
final class ReloadRequestTests {
  private let temporary: TemporaryFolder
  private let folder: RuntimeFolder
  private let file: StateFile
  private var lock: DaemonLock?
  private var hangup: SignalSource?
  private var timer: LoopTimer?
  private var state = DaemonState(pid: getpid(), startedAt: 1, isReady: true, rebuildAllStarted: 4, rebuildAllCount: 4)

  init() throws {
    temporary = try TemporaryFolder()
    folder = RuntimeFolder(temporary.path)
    file = StateFile(in: folder)
    lock = try DaemonLock(in: folder)
  }

  @Test func `a reload ends with the rebuildall that it asked for`() async throws {
    try file.write(state)
    onHangup { [unowned self] in
      self.write { $0.rebuildAllStarted = 5 }
      self.write { $0.rebuildAllCount = 5 }
    }
    #expect(await reload() == .success)
    #expect(state.rebuildAllCount == 5)
  }

  @Test func `a rebuildall that was under way already is not taken for it`() async throws {
    state.rebuildAllStarted = 5
    try file.write(state)
    onHangup { [unowned self] in
      self.write { $0.rebuildAllCount = 5 }
      self.write { $0.rebuildAllStarted = 6 }
      self.timer = LoopTimer(after: .milliseconds(20)) { [unowned self] in self.write { $0.rebuildAllCount = 6 } }
    }
    #expect(await reload() == .success)
    #expect(state.rebuildAllCount == 6)
  }

  @Test func `a daemon that does not listen yet is waited for`() async throws {
    try file.write(DaemonState(pid: 1, startedAt: 0, isReady: true, rebuildAllStarted: 9, rebuildAllCount: 9))
    timer = LoopTimer(after: .milliseconds(20)) { [unowned self] in
      self.onHangup { [unowned self] in self.write { $0.rebuildAllCount = 5 } }
      self.write { _ in }
    }
    #expect(await reload() == .success)
  }

  @Test func `without a daemon there is nothing to wait for`() async {
    lock = nil
    #expect(await reload() == .failure(.noDaemon))
  }

  @Test func `a daemon that takes too long is given up on`() async throws {
    try file.write(state)
    onHangup {}
    #expect(await reload(within: .milliseconds(50)) == .failure(.tooLate(.milliseconds(50))))
  }

  @Test func `a daemon that ends meanwhile is noticed at once`() async throws {
    let daemon = try await startedProcess()
    try temporary.write("\(daemon)\n", to: "daemon.pid")
    state.pid = daemon
    try file.write(state)
    // SIGHUP ends a process that does not mind it.
    #expect(await reload() == .failure(.daemonEnded))
  }

  /// One that does not mind SIGHUP.
  private func startedProcess() async throws -> pid_t {
    let command = CommandLine(arguments: ["sh", "-c", "sleep 65 & echo $!"], deadline: .seconds(30))
    let result = await withCheckedContinuation { continuation in
      ChildProcess.run(command) { continuation.resume(returning: $0) }
    }
    return try #require(pid_t(String(decoding: result.output.dropLast(), as: UTF8.self)))
  }

  private enum Answer: Equatable {
    case success
    case failure(ReloadRequest.Failed)
  }

  private func reload(within limit: Duration = .seconds(30)) async -> Answer {
    await withCheckedContinuation { continuation in
      ReloadRequest.send(to: folder, within: limit) { result in
        switch result {
        case .success: continuation.resume(returning: .success)
        case .failure(let failure): continuation.resume(returning: .failure(failure))
        }
      }
    }
  }

  private func onHangup(_ body: @escaping () -> Void) { hangup = SignalSource(SIGHUP, body) }

  private func write(_ change: (inout DaemonState) -> Void) {
    change(&state)
    #expect(throws: Never.self) { try file.write(state) }
  }
}
