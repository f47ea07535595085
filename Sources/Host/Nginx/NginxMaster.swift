// SPDX-License-Identifier: MIT
import DokkuFiles
import Glibc
import NginxConfig

/// Finds the running nginx by its pid file, and what its children are.
final class NginxMaster {
  private let command: NginxCommand
  private var pidPath: String?

  init(_ command: NginxCommand) { self.command = command }

  /// Nil when nginx is not running. Where the pid file is stays known until nothing is found there.
  func find(_ build: NginxBuild) -> MasterProcess? {
    if let pidPath, let master = Self.master(at: pidPath) { return master }
    let path = locate(build)
    pidPath = path
    return Self.master(at: path)
  }

  /// Nil when this life of the master is over.
  static func look(at master: MasterProcess) -> MasterSnapshot? {
    guard ProcessTable.startTicks(master.pid) == master.startTicks else { return nil }
    // Read before the children: a master that is idle now has started all that it will.
    let isBusy = ProcessTable.isHeld(SIGHUP, by: master.pid) ?? true
    var workers: Set<Int32> = []
    var leaving: Set<Int32> = []
    let children = ProcessTable.children(master.pid)
    for child in children {
      // Cache processes have other titles; a child just forked still has its master's.
      guard let title = ProcessTable.title(child), title.contains(": worker process") else { continue }
      if title.hasSuffix(" is shutting down") { leaving.insert(child) } else { workers.insert(child) }
    }
    return MasterSnapshot(
      master: master, children: Set(children), workers: workers, leaving: leaving, isBusy: isBusy)
  }

  private func locate(_ build: NginxBuild) -> String {
    let main = try? RegularFile.read(command.configurationPath(build), limit: 1 << 20)
    guard case .bytes(let bytes)? = main, let path = MainDirectives(bytes)["pid"] else { return build.pidPath }
    return command.absolute(path, build)
  }

  /// The process must call itself a master: the file of an nginx that was killed names a number that may be anybody's.
  private static func master(at path: String) -> MasterProcess? {
    guard case .bytes(let bytes)? = try? RegularFile.read(path, limit: 64) else { return nil }
    let digits = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    guard let pid = Int32(digits), pid > 1, let ticks = ProcessTable.startTicks(pid) else { return nil }
    guard ProcessTable.title(pid)?.contains(": master process") == true else { return nil }
    return MasterProcess(pid: pid, startTicks: ticks)
  }
}
