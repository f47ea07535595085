// SPDX-License-Identifier: MIT
import ArgumentParser
import Host
import TestSupport
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct CompletionScriptTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(CompletionScript.mended(EventListenerCommand.completionScript(for: .bash)), to: "script")
  }

  /// What bash offers for the words that it has made of a line; it ends words at colons, and these are words, too.
  private func offers(_ words: [String]) async -> [String] {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      source \(folder.path("script"))
      COMP_LINE='\(words.joined(separator: " "))' COMP_POINT=\(words.joined(separator: " ").utf8.count)
      COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1)
      function=$(complete -p dokku-event-listener | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      "$function" dokku-event-listener "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let command = CommandLine(
      arguments: ["bash", "--norc", "-c", script], environment: ["PATH": "/usr/bin:/bin"], deadline: .seconds(30))
    let result = await withCheckedContinuation { continuation in
      ChildProcess.run(command) { continuation.resume(returning: $0) }
    }
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (["network", ":", "cr"], ["create"]), (["network", ":", "l"], ["list"]),
    (["network", ":", "list", "--d"], ["--dokku-managed"]), (["network", ":", "list", "--format", "j"], ["json"]),
    (["netw"], DokkuProgram.networkCommands.map { $0.name }), (["network:cr"], ["network:create"]),
    (["vers"], ["version"]),
    (["network", ":", "create", "--driver", "b"], ["bridge"]),
  ])
  func `bash completes commands with a colon, their flags and values`(words: [String], offered: [String]) async {
    let found = await offers(["dokku-event-listener"] + words)
    // A word with the colon inside is what bash makes where nothing ends words there.
    #expect(found == offered || (words == ["network:cr"] && found == ["create"]))
  }

  @Test func `scripts for other shells are left as they are`() {
    for shell in [CompletionShell.zsh, .fish] {
      let script = EventListenerCommand.completionScript(for: shell)
      #expect(CompletionScript.mended(script) == script)
      #expect(script.contains("network"))
    }
  }
}
