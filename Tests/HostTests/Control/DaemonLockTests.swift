// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct DaemonLockTests {
  private let temporary: TemporaryFolder
  private let folder: RuntimeFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = RuntimeFolder(temporary.path)
  }

  @Test func `the holder is known by its process id`() throws {
    let lock = try DaemonLock(in: folder)
    #expect(DaemonLock.holder(in: folder) == getpid())
    withExtendedLifetime(lock) {}
  }

  @Test func `a second daemon is refused and told of the first`() throws {
    let lock = try DaemonLock(in: folder)
    let refusal = #expect(throws: DaemonLock.Refused.self) { try DaemonLock(in: folder) }
    #expect(refusal == .held(by: getpid()))
    #expect(refusal?.description == "the daemon is running already, as process \(getpid())")
    #expect(DaemonLock.holder(in: folder) == getpid())
    withExtendedLifetime(lock) {}
  }

  @Test func `asking who holds the lock never keeps a daemon from taking it`() throws {
    try temporary.write("1\n", to: "daemon.pid")
    #expect(DaemonLock.holder(in: folder) == nil)
    _ = try DaemonLock(in: folder)
  }

  @Test func `the lock goes with its holder, whatever the file says`() throws {
    do {
      let lock = try DaemonLock(in: folder)
      withExtendedLifetime(lock) {}
    }
    #expect(temporary.read("daemon.pid") == "\(getpid())\n")
    #expect(DaemonLock.holder(in: folder) == nil)
    _ = try DaemonLock(in: folder)
  }

  @Test func `a child does not hold the lock on`() async throws {
    var lock: DaemonLock? = try DaemonLock(in: folder)
    let child = CommandLine(arguments: ["sh", "-c", "sleep 64 & echo $!"], deadline: .seconds(30))
    let result = await withCheckedContinuation { continuation in
      ChildProcess.run(child) { continuation.resume(returning: $0) }
    }
    withExtendedLifetime(lock) { lock = nil }
    #expect(DaemonLock.holder(in: folder) == nil)
    let left = try #require(pid_t(String(decoding: result.output.dropLast(), as: UTF8.self)))
    #expect(kill(left, SIGKILL) == 0)
  }

  @Test func `a longer process id of before leaves no digits behind`() throws {
    try temporary.write("99999999999\n", to: "daemon.pid")
    let lock = try DaemonLock(in: folder)
    #expect(temporary.read("daemon.pid") == "\(getpid())\n")
    withExtendedLifetime(lock) {}
  }

  @Test func `a folder that is not there is a failure of its own`() {
    let nowhere = RuntimeFolder("/nowhere/at-all")
    let refusal = #expect(throws: DaemonLock.Refused.self) { try DaemonLock(in: nowhere) }
    #expect(refusal?.description == "open /nowhere/at-all/daemon.pid: No such file or directory")
    #expect(DaemonLock.holder(in: nowhere) == nil)
  }
}
