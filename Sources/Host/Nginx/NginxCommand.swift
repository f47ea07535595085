// SPDX-License-Identifier: MIT
import NginxConfig

/// How the host's nginx is called.
package nonisolated struct NginxCommand: Sendable {
  /// A path, or a name on PATH.
  package let program: String
  /// `-c`: the main configuration file. Nil: the one that nginx was built with.
  package let configuration: String?
  /// `-p`: where relative paths start. Nil: the one that nginx was built with.
  package let prefix: String?

  package init(program: String, configuration: String? = nil, prefix: String? = nil) {
    self.program = program
    self.configuration = configuration
    self.prefix = prefix
  }

  /// The command line that tests a configuration, the host's own unless another is given.
  func testing(_ other: String? = nil, with build: NginxBuild?, within deadline: Duration) -> CommandLine {
    var arguments = [program, "-t", "-q"]
    if let prefix { arguments += ["-p", prefix] }
    if let configuration = other ?? configuration { arguments += ["-c", configuration] }
    // Else it opens the error log it was built with, before it has read which one it should.
    if other != nil, let build, build.version >= .errorLogOption { arguments += ["-e", "stderr"] }
    // A thousand apps can make as many warnings before the one line that matters.
    return CommandLine(arguments: arguments, deadline: deadline, outputLimit: 1 << 20)
  }

  /// The main configuration file's absolute path.
  func configurationPath(_ build: NginxBuild) -> String {
    absolute(configuration ?? build.configurationPath, build)
  }

  func absolute(_ path: String, _ build: NginxBuild) -> String {
    path.hasPrefix("/") ? path : "\(prefix ?? build.prefix)/\(path)"
  }
}
