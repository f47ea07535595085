// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// Asks the running daemon for a rebuildall and waits for its end.
package final class ReloadRequest {
  package enum Failed: Error, Equatable, CustomStringConvertible {
    case noDaemon
    case daemonEnded
    case tooLate(Duration)
    case call(SystemCallFailed)

    package var description: String {
      switch self {
      case .noDaemon: "the daemon is not running"
      case .daemonEnded: "the daemon ended before it was done"
      case .tooLate(let limit): "the daemon was not done within \(limit.components.seconds) seconds"
      case .call(let failure): "\(failure)"
      }
    }
  }

  private static let patience = Duration.seconds(1)

  private let folder: RuntimeFolder
  private let pid: pid_t
  private let completion: (Result<Void, Failed>) -> Void
  private var inotify: Inotify?
  private var exit: DescriptorWatch?
  private var deadline: LoopTimer?
  private var reminder: LoopTimer?
  /// The rebuildall to wait for, once the daemon has been asked for it.
  private var awaited: Int?

  /// Answers once. The caller runs the loop; the request holds itself until it has answered.
  package static func send(
    to folder: RuntimeFolder, within limit: Duration, then completion: @escaping (Result<Void, Failed>) -> Void
  ) {
    guard let pid = DaemonLock.holder(in: folder) else { return completion(.failure(.noDaemon)) }
    let request = ReloadRequest(folder, pid, then: completion)
    do throws(SystemCallFailed) {
      try request.watch(within: limit)
    } catch {
      return request.finish(.failure(error.code == ESRCH ? .daemonEnded : .call(error)))
    }
    request.look()
  }

  private init(_ folder: RuntimeFolder, _ pid: pid_t, then completion: @escaping (Result<Void, Failed>) -> Void) {
    self.folder = folder
    self.pid = pid
    self.completion = completion
  }

  private func watch(within limit: Duration) throws(SystemCallFailed) {
    let descriptor = try checked("pidfd_open") { linux_pidfd(pid) }
    exit = DescriptorWatch(descriptor) { self.finish(.failure(.daemonEnded)) }
    deadline = LoopTimer(after: limit) { [weak self] in self?.finish(.failure(.tooLate(limit))) }
    let inotify = try Inotify { [weak self] _ in self?.look() }
    _ = try inotify.watch(folder.path, for: Int(IN_MOVED_TO))
    self.inotify = inotify
  }

  /// A daemon that has not written its state yet does not hear signals yet.
  private func look() {
    guard exit != nil, let state = StateFile(in: folder).read(), state.pid == pid else { return }
    if let awaited {
      if state.rebuildAllStarted >= awaited { reminder = nil }
      if state.rebuildAllCount >= awaited { finish(.success(())) }
    } else {
      awaited = state.rebuildAllStarted + 1
      // Again until it has begun: a daemon that has only just started may have missed the first.
      reminder = LoopTimer(after: .zero, repeating: Self.patience) { [weak self] in self?.ask() }
    }
  }

  private func ask() {
    do throws(SystemCallFailed) {
      try checked("kill \(pid)") { kill(pid, SIGHUP) }
    } catch {
      finish(.failure(error.code == ESRCH ? .daemonEnded : .call(error)))
    }
  }

  /// Whatever could call again goes first.
  private func finish(_ result: Result<Void, Failed>) {
    exit?.cancel()
    exit = nil
    deadline = nil
    reminder = nil
    inotify = nil
    completion(result)
  }
}
