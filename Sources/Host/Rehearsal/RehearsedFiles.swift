// SPDX-License-Identifier: MIT

import Core
import Dispatch
import Glibc

/// Files as they would be: what is put here is kept in memory and read back from there, and the host's own stay as they
/// are. What nginx has to see to test it lies in a folder of our own meanwhile.
final class RehearsedFiles: FileStore {
  var onChange: (_ path: String, _ times: Int) -> Void = { _, _ in }
  /// What would be at each path; nil for nothing.
  private(set) var put: [String: [UInt8]?] = [:]

  private let folder: String
  private var number = 0
  /// By the path where it lies.
  private var staged: [String: [UInt8]] = [:]
  /// Folders that would be made.
  private var folders: Set<String> = []

  init(folder: String) { self.folder = folder }

  func bytes(at path: String) -> [UInt8]? { put[path] ?? SmallFile.bytes(at: path) }

  @discardableResult
  func stage(_ files: [FileWrite], then: @escaping ([AtomicWriter.Staged]) -> Void) -> [AtomicWriter.Staged] {
    let staged = files.map { file in
      AtomicWriter.Staged(file.path, Result { () throws(SystemCallFailed) in try self.lay(file) })
    }
    DispatchQueue.main.async { then(staged) }
    return staged
  }

  func commit(_ file: StagedFile) throws(SystemCallFailed) {
    if let bytes = staged[file.temporaryPath] { put[file.path] = .some(bytes) }
    discard(file)
  }

  func discard(_ file: StagedFile) {
    staged[file.temporaryPath] = nil
    unlink(file.temporaryPath)
  }

  func write(_ files: [FileWrite], then: @escaping ([AtomicWriter.Written]) -> Void) {
    let written = files.map { file in
      AtomicWriter.Written(
        file.path, Result { () throws(SystemCallFailed) in try self.replace(file.path, with: file.bytes) })
    }
    DispatchQueue.main.async { then(written) }
  }

  func remove(_ paths: [String], then: @escaping ([AtomicWriter.Written]) -> Void) {
    let removed = paths.map { path in
      AtomicWriter.Written(path, Result { () throws(SystemCallFailed) in try self.take(path) })
    }
    DispatchQueue.main.async { then(removed) }
  }

  func take(_ path: String) throws(SystemCallFailed) -> Bool { try replace(path, with: nil) }

  func makeFolder(_ path: String) { folders.insert(path) }

  @discardableResult
  func removeLeftovers(in folders: [String]) -> [String] { [] }

  private func lay(_ file: FileWrite) throws(SystemCallFailed) -> StagedFile? {
    if bytes(at: file.path) == file.bytes { return nil }
    try checkFolder(of: file.path)
    number += 1
    let place = "\(folder)/\(number).conf"
    try WholeFile.write(FileWrite(path: place, bytes: file.bytes, mode: 0o600))
    staged[place] = file.bytes
    return StagedFile(path: file.path, temporaryPath: place)
  }

  private func replace(_ path: String, with bytes: [UInt8]?) throws(SystemCallFailed) -> Bool {
    if self.bytes(at: path) == bytes { return false }
    try checkFolder(of: path)
    put[path] = .some(bytes)
    return true
  }

  /// What the writing would fail with.
  private func checkFolder(of path: String) throws(SystemCallFailed) {
    let (parent, _) = TemporaryName.split(path)
    if folders.contains(parent) { return }
    try checked("open") { access(parent, W_OK | X_OK) }
  }
}
