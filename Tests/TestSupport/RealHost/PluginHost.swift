// SPDX-License-Identifier: MIT
import Foundation

/// Dokku's plugin folders on a host, and small stand-ins for `dokku` and `plugn trigger` that look things up and run
/// them as those two do.
package final class PluginHost {
  package let host: RealHost
  private var places: [String: String] {
    ["PLUGIN_PATH": "\(host.library)/plugins", "PLUGIN_CORE_PATH": "\(host.library)/core-plugins"]
  }

  package init(_ host: RealHost) throws {
    self.host = host
    try host.shell(
      """
      cd \(host.library)
      mkdir -p plugins/available plugins/enabled core-plugins/available/network core-plugins/enabled
      printf '#!/bin/sh\\necho core\\n' >core-plugins/available/network/install
      chmod 755 core-plugins/available/network/install
      ln -s "$PWD/core-plugins/available/network" plugins/available/network
      ln -s "$PWD/plugins/available/network" plugins/enabled/network
      ln -s "$PWD/core-plugins/available/network" core-plugins/enabled/network
      chown -Rh \(host.environment["HOST_OWNER"] ?? "0:0") plugins core-plugins
      """)
  }

  /// Another plugin, with one trigger or command of its own.
  package func add(_ plugin: String, _ file: String, _ script: String) throws {
    let folder = "\(host.library)/plugins/available/\(plugin)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(file)")
    let link = "\(host.library)/plugins/enabled/\(plugin)"
    if !FileManager.default.fileExists(atPath: link) {
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
    }
  }

  /// Every enabled plugin that has the trigger, in the order of their names, with the same input and output; the first
  /// that fails is the last.
  package func trigger(_ words: String, input: String = "", as user: String? = nil) throws -> CommandOutcome {
    try run(
      """
      call() {
        name=$1
        shift
        for plugin in "$PLUGIN_PATH"/enabled/*; do
          [ -f "$plugin/$name" ] || continue
          [ -x "$plugin/$name" ] || { echo "Trigger '$name' is not executable, skipping plugin (${plugin##*/})"; continue; }
          "$plugin/$name" "$@" || return
        done
      }
      printf '%s' \(Self.quoted(input)) | call \(words)
      """, user)
  }

  /// The subcommand's own file, else whoever of all the `commands` does not say that it is not theirs.
  package func dokku(
    _ words: String, environment: [String: String] = [:], as user: String? = nil
  ) throws -> CommandOutcome {
    try run(
      """
      call() {
        enabled=$PLUGIN_PATH/enabled
        for file in "$enabled/$1/subcommands/default" "$enabled/$1/subcommands/$1" "$enabled/${1%%:*}/subcommands/${1#*:}"; do
          if [ -x "$file" ]; then "$file" "$@"; return; fi
        done
        for file in "$enabled"/*/commands; do
          "$file" "$@"
          status=$?
          [ "$status" -eq 10 ] || return "$status"
        done
        echo "not a dokku command" >&2
        return 1
      }
      call \(words)
      """, user, environment)
  }

  private func run(_ script: String, _ user: String?, _ more: [String: String] = [:]) throws -> CommandOutcome {
    let variables = places.merging(more) { $1 }
    guard let user else { return try host.run(script: script, environment: variables) }
    let ids = user.split(separator: ":")
    return try host.run(
      script: "setpriv --reuid=\(ids[0]) --regid=\(ids[1]) --clear-groups sh -c \(Self.quoted(script))",
      environment: variables)
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacingOccurrences(of: "'", with: "'\\''"))'"
  }
}
