// SPDX-License-Identifier: MIT
import CLinux
import Dispatch
import Glibc

/// A running command. Its sources hold it until it is done, so nobody else has to.
package final class ChildProcess {
  /// How long the pipes may stay open after the exit: a daemon that the command left behind holds them for ever.
  private static let grace = Duration.milliseconds(100)

  private let pid: pid_t
  private let outputLimit: Int
  private var completion: ((CommandResult) -> Void)?
  private var exit: DescriptorWatch?
  private var pipes: [ReadSource] = []
  private var openPipes = 2
  private var timer: LoopTimer?
  private var isTimedOut = false
  private var ending: CommandResult.Ending?
  private var output: [UInt8] = []
  private var errorOutput: [UInt8] = []

  /// Starts a command and answers once, never before this returns: when it has ended and its outputs were read.
  package static func run(_ command: CommandLine, then completion: @escaping (CommandResult) -> Void) {
    switch spawn(command) {
    case .success(let child):
      let process = ChildProcess(child, outputLimit: command.outputLimit, then: completion)
      process.watch(child, deadline: command.deadline)
    case .failure(let failure):
      DispatchQueue.main.async { completion(CommandResult(ending: .notStarted(failure.code))) }
    }
  }

  private init(_ child: linux_child, outputLimit: Int, then completion: @escaping (CommandResult) -> Void) {
    pid = child.pid
    self.outputLimit = outputLimit
    self.completion = completion
  }

  private func watch(_ child: linux_child, deadline: Duration) {
    pipes = [
      ReadSource(child.output) { self.take($0, into: \.output) },
      ReadSource(child.error_output) { self.take($0, into: \.errorOutput) },
    ]
    exit = DescriptorWatch(child.pidfd) { self.reap() }
    timer = LoopTimer(after: deadline) { [weak self] in self?.timeOut() }
  }

  private func take(_ reading: ReadSource.Reading, into kept: ReferenceWritableKeyPath<ChildProcess, [UInt8]>) {
    switch reading {
    case .bytes(let bytes):
      self[keyPath: kept] += bytes.prefix(outputLimit - self[keyPath: kept].count)
    case .end, .failed:
      openPipes -= 1
      finishIfDone()
    }
  }

  /// The child is not reaped yet, so its group's number cannot be anybody else's.
  private func timeOut() {
    isTimedOut = true
    kill(-pid, SIGKILL)
  }

  private func reap() {
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return }
    exit?.cancel()
    exit = nil
    ending = isTimedOut ? .timedOut : Self.ending(status)
    timer = LoopTimer(after: Self.grace) { [weak self] in self?.finish() }
    finishIfDone()
  }

  private func finishIfDone() {
    if openPipes == 0, ending != nil { finish() }
  }

  private func finish() {
    guard let ending, let completion else { return }
    self.completion = nil
    timer = nil
    pipes.forEach { $0.cancel() }
    pipes = []
    completion(CommandResult(ending: ending, output: output, errorOutput: errorOutput))
  }

  /// The low seven bits are the signal's number (wait(2)).
  private static func ending(_ status: Int32) -> CommandResult.Ending {
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .signalled(signal)
  }

  private static func spawn(_ command: CommandLine) -> Result<linux_child, SystemCallFailed> {
    guard !command.arguments.isEmpty else { return .failure(SystemCallFailed(call: "spawn", code: EINVAL)) }
    let environment = command.environment.map { $0.map { "\($0)=\($1)" }.sorted() }
    var child = linux_child()
    let code = withCStrings(command.arguments) { argv in
      guard let environment else { return linux_spawn(argv, nil, &child) }
      return withCStrings(environment) { linux_spawn(argv, $0, &child) }
    }
    return code == 0 ? .success(child) : .failure(SystemCallFailed(call: "spawn", code: code))
  }
}
