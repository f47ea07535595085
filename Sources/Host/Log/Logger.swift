// SPDX-License-Identifier: MIT
import Core
import Glibc

/// Where records go. Never waits for whoever reads them.
package final class Logger {
  private let level: RecordLevel
  private let spell: (Record) -> [UInt8]
  private let queue: OutputQueue

  /// Records less grave than the level are not told.
  package convenience init(format: LogFormat, level: RecordLevel) {
    switch format {
    case .journal:
      let journal = MessageSocket(path: MessageSocket.journal)
      self.init(level: level, send: { journal.send($0) }, spell: { JournalEntry.spell($0) })
    case .text:
      var style = TextStyle.forStandardError()
      self.init(level: level) { Array("\(style.spell(TextLine($0), at: WallTime.now.localText))\n".utf8) }
    case .json:
      self.init(level: level) { Array("\(JSONLine.spell($0, at: .now))\n".utf8) }
    }
  }

  /// For a command, which tells its caller in its own way.
  package convenience init(level: RecordLevel, take: @escaping (Record) -> Void) {
    self.init(level: level, send: { .sent($0.count) }) { record in
      take(record)
      return []
    }
  }

  init(
    level: RecordLevel,
    send: @escaping (ArraySlice<UInt8>) -> OutputQueue.Sending = { LineWriter.write($0, to: STDERR_FILENO) },
    spell: @escaping (Record) -> [UInt8]
  ) {
    self.level = level
    self.spell = spell
    queue = OutputQueue(send)
  }

  package func log(_ record: Record) {
    guard record.level.rawValue <= level.rawValue else { return }
    if let lost = queue.takeLost() {
      let what = lost == 1 ? "one record was" : "\(lost) records were"
      queue.add(spell(Record(.recordsLost, .warning, "\(what) lost before this one: nobody read in time")))
    }
    queue.add(spell(record))
  }
}
