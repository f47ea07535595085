// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// From a container's end through a real journal to the operator.
@Suite(.serialized) struct CrashesCommandTests {
  private func crashes(_ journal: PrivateJournal, inside: Bool = false, _ arguments: [String]) throws -> String {
    let place = inside ? journal.inside : []
    let folder = inside ? [] : ["--directory", journal.directory]
    return try EmbeddedHostScript.output(of: place + [RealDaemon.binary, "crashes"] + folder + arguments)
  }

  @Test func `an operator learns what died, why, how long visitors went without and what was done`() throws {
    let host = try RealHost()
    let journal = try PrivateJournal()
    try host.createApp("blog")
    try host.deploy(
      "blog", options: ["--restart", "no"], command: ["sh", "-c", "sleep 1; echo no database >&2; exit 7"])
    let daemon = try RealDaemon(on: host, environment: ["DEL_LOG_FORMAT": "journal"], inside: journal.inside)
    try daemon.waitUntilReady()
    try eventually("the crash") { try crashes(journal, ["blog"]).contains("goes on") }
    let open = try crashes(journal, ["--format", "json", "--since", "-1h", "blog"])
    let id = try #require(open.firstMatch(of: /"id":"([0-9a-f]{8})"/)?.1)
    #expect(open.contains(#""reason":"exit 7""#) && open.contains(#""logTail":"no database""#))
    try host.deploy("blog", options: ["--restart", "no"])
    try eventually("the outage's end") { try crashes(journal, ["blog"]).contains("replaced") }

    let drawing = try crashes(journal, ["--timeline", "--since", "-5min"])
    #expect(drawing.contains(/\nblog\.web .*[▌█]/) && drawing.contains(/blog\.web +1 +\d/))
    #expect(try crashes(journal, ["--timeline", "--until", "-1h"]).hasSuffix("No crashes."))
    let folder = try TemporaryFolder()
    #expect(try crashes(journal, ["--svg", folder.path("x.svg"), "--since", "-5min"]).isEmpty)
    #expect(try #require(folder.read("x.svg")).contains(#"<rect class="down""#))
    #expect(try crashes(journal, ["--svg", "-", "--since", "-5min"]).hasSuffix("</svg>"))

    let story = try crashes(journal, inside: true, ["--id", String(id)])
    #expect(story.contains("visitors   found nobody for "))
    #expect(story.contains("followed   replaced"))
    #expect(story.contains("Its last words:\n  no database\n"))
    // The catalog's advice, with the record's own values in it.
    #expect(story.contains("dokku-event-listener crashes --id \(id)"))
    #expect(try crashes(journal, ["shop"]) == "No crashes.")
    #expect(try crashes(journal, ["--until", "yesterday"]) == "No crashes.")
    #expect(throws: EmbeddedHostScript.Failed.self) { try crashes(journal, ["--id", "00000000"]) }
  }

  @Test func `whoever follows sees a crash and the outage's end as they come`() throws {
    let host = try RealHost()
    let journal = try PrivateJournal()
    try host.createApp("blog")
    try host.deploy("blog")
    let daemon = try RealDaemon(on: host, environment: ["DEL_LOG_FORMAT": "journal"], inside: journal.inside)
    try daemon.waitUntilReady()
    let folder = try TemporaryFolder()
    let follower = try Child(
      [RealDaemon.binary, "crashes", "--follow", "--directory", journal.directory], environment: Child.inherited,
      output: folder.path("told"))
    defer { follower.stop() }
    // It follows from its start on, which nobody tells: crashes until it has seen one.
    try eventually("a crash and its end", within: .seconds(60)) {
      let told = folder.read("told") ?? ""
      if told.contains("was killed by SIGKILL"), told.contains("blog.web answers again after ") { return true }
      // One that is being restarted cannot be crashed.
      try? host.crash("blog.web.1")
      return false
    }
  }

  @Test func `whoever may not read the journal is told so, and how to get the right`() throws {
    let journal = try PrivateJournal()
    let folder = try TemporaryFolder()
    let copy = folder.path("journal")
    try eventually("the journal's file") {
      FileManager.default.fileExists(atPath: "\(journal.directory)/system.journal")
    }
    try EmbeddedHostScript.output(of: [
      "sh", "-c",
      """
      cp -r \(journal.directory) \(copy) && chgrp -R systemd-journal \(copy)
      find \(copy) -type f -exec chmod 0640 {} + && chmod 0700 \(copy)
      """,
    ])
    let program = [RealDaemon.binary, "crashes", "--directory", copy]
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534"]
    let refused = { (path: String) in
      " !     the journal cannot be read: open \(path): Permission denied; run this with sudo, or once as root: "
        + "usermod -aG systemd-journal nobody\n"
    }
    // The folder may not be looked into, then its files may not be read, then their group may.
    #expect(try run(nobody + ["--clear-groups"] + program) == TestSupport.CommandOutcome(1, "", refused(copy)))
    try EmbeddedHostScript.output(of: ["chmod", "0755", copy])
    #expect(
      try run(nobody + ["--clear-groups"] + program)
        == TestSupport.CommandOutcome(1, "", refused("\(copy)/system.journal")))
    #expect(try run(nobody + ["--groups=systemd-journal"] + program) == TestSupport.CommandOutcome(0, "No crashes.\n"))
    // So it is with the host's own.
    let own = journal.inside + nobody + ["--clear-groups", RealDaemon.binary, "crashes"]
    #expect(try run(own).errorOutput.hasPrefix(" !     the journal cannot be read: open /run/log/journal/"))
  }

  private func run(_ words: [String]) throws -> TestSupport.CommandOutcome {
    let folder = try TemporaryFolder()
    let child = try Child(
      words, environment: Child.inherited, output: folder.path("output"), errorOutput: folder.path("errors"))
    let status = child.wait(within: .seconds(30)) ?? -1
    return TestSupport.CommandOutcome(status >> 8, folder.read("output") ?? "", folder.read("errors") ?? "")
  }
}
