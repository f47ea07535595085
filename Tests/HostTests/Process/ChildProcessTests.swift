// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct ChildProcessTests {
  @Test func `a command's status and both outputs come back`() async {
    let result = await run("printf out; printf err >&2; exit 7")
    #expect(result.ending == .exited(7))
    #expect(text(result.output) == "out")
    #expect(text(result.errorOutput) == "err")
  }

  @Test func `a command that exits with 0 succeeded`() async {
    let result = await run("true")
    #expect(result.succeeded)
  }

  @Test func `a command is given its arguments one by one and unread`() async {
    let command = CommandLine(arguments: ["printf", "%s|", "a b", "$HOME", "*", ""], deadline: .seconds(30))
    #expect(text(await answer(command).output) == "a b|$HOME|*||")
  }

  @Test func `a command that a signal ended says which`() async {
    let result = await run("kill -SEGV $$")
    #expect(result.ending == .signalled(SIGSEGV))
  }

  @Test func `a missing command was not started`() async {
    let result = await answer(CommandLine(arguments: ["/nowhere/at-all"], deadline: .seconds(30)))
    #expect(result.ending == .notStarted(ENOENT))
  }

  @Test func `a command that may not be executed was not started`() async {
    let result = await answer(CommandLine(arguments: ["/etc/passwd"], deadline: .seconds(30)))
    #expect(result.ending == .notStarted(EACCES))
  }

  @Test func `a command without even a name was not started`() async {
    let result = await answer(CommandLine(arguments: [], deadline: .seconds(30)))
    #expect(result.ending == .notStarted(EINVAL))
  }

  @Test func `nothing is answered before run returns`() async {
    var hasReturned = false
    let answeredLater = await withCheckedContinuation { continuation in
      ChildProcess.run(CommandLine(arguments: ["/nowhere"], deadline: .seconds(30))) { _ in
        continuation.resume(returning: hasReturned)
      }
      hasReturned = true
    }
    #expect(answeredLater)
  }

  @Test func `a command past its deadline is killed with all it started`() async throws {
    let clock = ContinuousClock()
    let begun = clock.now
    let result = await run("sleep 61 & echo $!; sleep 62", deadline: .milliseconds(100))
    #expect(result.ending == .timedOut)
    // The pipes are at their end, so nobody holds them any more: the grandchild is dead, reaped or not.
    #expect(clock.now - begun < .seconds(30))
    let grandchild = try #require(pid_t(text(result.output).dropLast()))
    #expect(isGone(grandchild))
  }

  @Test func `more output than the limit is read to its end and dropped`() async {
    let command = CommandLine(
      arguments: ["sh", "-c", "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; echo end >&2"],
      deadline: .seconds(30), outputLimit: 1000)
    let result = await answer(command)
    #expect(result.ending == .exited(0))
    #expect(result.output.count == 1000)
    #expect(result.errorOutput.count == 1000)
  }

  @Test func `a command that writes for ever leaves the loop to others and meets its deadline`() async {
    let result = await answer(CommandLine(arguments: ["yes"], deadline: .milliseconds(200), outputLimit: 10))
    #expect(result.ending == .timedOut)
    #expect(text(result.output) == "y\ny\ny\ny\ny\n")
  }

  @Test func `a daemon left behind with the pipes does not hold the answer back`() async throws {
    let result = await run("sleep 63 & echo $!")
    #expect(result.ending == .exited(0))
    let left = try #require(pid_t(text(result.output).dropLast()))
    #expect(kill(left, 0) == 0)
    kill(left, SIGKILL)
  }

  @Test func `a signal that we ignore is not ignored by a child`() async {
    signal(SIGTTOU, SIG_IGN)
    defer { signal(SIGTTOU, SIG_DFL) }
    let result = await run("awk '/^SigIgn|^SigBlk/ { print $2 }' /proc/self/status")
    // 32 and 33 are the C library's own: it sets them to be ignored while it starts a child.
    let masks = text(result.output).split(separator: "\n").compactMap { UInt64($0, radix: 16) }
    #expect(masks.map { $0 & ~0x1_8000_0000 } == [0, 0])
  }

  @Test func `a child has no input, no descriptor of ours and a process group of its own`() async throws {
    let inherited = open("/dev/null", O_RDONLY)
    defer { close(inherited) }
    let result = await run("cat; ls /proc/$$/fd; test $$ = $(cut -d' ' -f5 /proc/$$/stat) && echo leader")
    let lines = text(result.output).split(separator: "\n")
    #expect(lines == ["0", "1", "2", "leader"] || lines == ["0", "1", "10", "2", "leader"])
  }

  @Test func `an environment takes the place of ours`() async {
    let command = CommandLine(arguments: ["env"], environment: ["A": "1", "B": "x=y"], deadline: .seconds(30))
    #expect(text(await answer(command).output) == "A=1\nB=x=y\n")
  }

  @Test func `without an environment ours is handed on`() async {
    setenv("DEL_TEST_HANDED_ON", "yes", 1)
    defer { unsetenv("DEL_TEST_HANDED_ON") }
    #expect(text(await run("printf %s $DEL_TEST_HANDED_ON").output) == "yes")
  }

  @Test func `fifty commands at once all answer`() async {
    let statuses = await withCheckedContinuation { continuation in
      var seen: [Int32] = []
      for number in 0..<50 {
        ChildProcess.run(CommandLine(arguments: ["sh", "-c", "exit \(number)"], deadline: .seconds(30))) { result in
          if case .exited(let status) = result.ending { seen.append(status) }
          if seen.count == 50 { continuation.resume(returning: seen.sorted()) }
        }
      }
    }
    #expect(statuses == Array(0..<50))
  }

  @Test func `no descriptor is left open`() async {
    _ = await run("true")
    let before = openDescriptors()
    for _ in 0..<20 { _ = await run("true") }
    // One more turn of the loop, in which cancelled sources close what they held.
    _ = await run("true")
    #expect(openDescriptors() <= before + 3)
  }

  private func run(_ script: String, deadline: Duration = .seconds(30)) async -> CommandResult {
    await answer(CommandLine(arguments: ["sh", "-c", script], deadline: deadline))
  }

  private func answer(_ command: CommandLine) async -> CommandResult {
    await withCheckedContinuation { continuation in
      ChildProcess.run(command) { continuation.resume(returning: $0) }
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Dead, whether or not the init process has taken its status yet.
  private func isGone(_ pid: pid_t) -> Bool {
    guard let file = fopen("/proc/\(pid)/stat", "r") else { return true }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer[..<count], as: UTF8.self).contains(") Z ")
  }

  private func openDescriptors() -> Int {
    (0..<1024).filter { fcntl($0, F_GETFD) != -1 }.count
  }
}
