// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Glibc
import Host

/// `crashes`: what died, why, what visitors saw, what was done, whether it is over.
struct CrashesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crashes", abstract: "Show the crashes that the journal holds, and the outages that they led to.")

  @Argument(help: "Only those of this app.")
  var app: String?

  @Option(help: ArgumentHelp("Only one, in full.", valueName: "id"))
  var id: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Not those before.", valueName: "time"))
  var since: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Not those after.", valueName: "time"))
  var until: String?

  @Flag(help: "Wait for more, and show them as they come.")
  var follow = false

  @Flag(
    help: "Draw when each process served and when not; the last 24 hours, unless --since and --until say otherwise.")
  var timeline = false

  @Option(help: ArgumentHelp("Write that as a drawing; - is standard output.", valueName: "file"), completion: .file())
  var svg: String?

  @Option(help: ArgumentHelp("Where the journal's files are, if not this host's own.", valueName: "folder"))
  var directory: String?

  @Option(help: "text or json.")
  var format = OutputFormat.text

  func validate() throws {
    if let app, AppName(app) == nil { throw ValidationError("'\(app)' is no app's name") }
    if let id, CrashID(id) == nil { throw ValidationError("'\(id)' is no crash's id") }
    if follow, id != nil { throw ValidationError("One crash does not go on: --id and --follow exclude one another") }
    if timeline || svg != nil, follow || id != nil {
      throw ValidationError("A timeline shows a period: --follow and --id don't go with --timeline and --svg")
    }
    if timeline, svg == "-" {
      throw ValidationError("Standard output can hold one: --timeline and --svg - exclude one another")
    }
    if follow, until != nil {
      throw ValidationError("What has an end is not followed: --until and --follow exclude one another")
    }
  }

  func run() throws {
    let now = WallClock.now().nanoseconds / 1000
    let (since, until) = (try read("--since", self.since, now), try read("--until", self.until, now))
    let (begin, end) = (since ?? (follow ? now : 0), until ?? .max)
    do {
      if timeline || svg != nil { return try showTimeline(since: since, until: until, now: now) }
      let journal = try JournalReader(directory: directory)
      if let id { return try show(id, journal, now) }
      try journal.match(CrashBook.kinds, app == nil ? nil : .app, app ?? "")
      try journal.seek(to: begin)
      var book = CrashBook(until: end)
      while let row = try journal.next() { book.add(row) }
      if !follow || !book.crashes.isEmpty { tell(CrashReport(crashes: book.crashes, now: now).rendered(as: format)) }
      if follow { try followOn(journal, &book) }
    } catch let failure as JournalFailed {
      throw CommandFailed("\(failure)")
    }
  }

  private func show(_ id: String, _ journal: JournalReader, _ now: Int64) throws {
    try journal.match(CrashBook.kinds)
    try journal.seek(to: 0)
    var book = CrashBook()
    while let row = try journal.next() { book.add(row) }
    guard let crash = book.crashes.last(where: { $0.id == id }) else {
      throw CommandFailed("the journal holds no crash \(id)")
    }
    switch format {
    case .json: tell(CrashReport.line(crash))
    case .text:
      try journal.match([.containerCrashed], .crash, id)
      try journal.seek(to: 0)
      let advice = try journal.next().flatMap { _ in journal.advice() }
      tell(CrashReport(crashes: [crash], now: now).story(of: crash, advice: advice))
    }
  }

  /// Until somebody ends it.
  private func followOn(_ journal: JournalReader, _ book: inout CrashBook) throws(JournalFailed) {
    while true {
      try journal.wait()
      while let row = try journal.next() {
        let changed = book.add(row)
        switch format {
        case .text: tell(CrashReport.line(row) { LocalTime($0).description })
        case .json: for crash in changed { tell(CrashReport.line(crash)) }
        }
      }
    }
  }

  func tell(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
  }

  private func read(_ option: String, _ text: String?, _ now: Int64) throws -> Int64? {
    guard let text else { return nil }
    guard let time = JournalTime.read(text, now: now) else {
      throw InvalidSetting(source: option, value: text, allowed: JournalTime.allowed)
    }
    return time
  }
}
