// SPDX-License-Identifier: MIT

/// Where files are read, put in place whole, and taken away: the disk, or what only stands for it.
///
/// Nothing is answered before the call returns, and `write` and `remove` are carried out in the order of the calls.
protocol FileStore: AnyObject {
  /// Called for each name that is put in place or taken away, with how often inotify(7) tells of that name.
  var onChange: (_ path: String, _ times: Int) -> Void { get set }

  /// Nil where there is no such file, or none that can be read.
  func bytes(at path: String) -> [UInt8]?

  @discardableResult
  func stage(_ files: [FileWrite], then: @escaping ([AtomicWriter.Staged]) -> Void) -> [AtomicWriter.Staged]
  func commit(_ staged: StagedFile) throws(SystemCallFailed)
  func discard(_ staged: StagedFile)
  func write(_ files: [FileWrite], then: @escaping ([AtomicWriter.Written]) -> Void)
  func remove(_ paths: [String], then: @escaping ([AtomicWriter.Written]) -> Void)

  /// Before this returns; false where there was no such file.
  func take(_ path: String) throws(SystemCallFailed) -> Bool
  /// As `OwnedFolder` does. What fails here fails again where a file in it is written, and is told there.
  func makeFolder(_ path: String)
  @discardableResult
  func removeLeftovers(in folders: [String]) -> [String]
}
