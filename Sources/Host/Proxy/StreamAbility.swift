// SPDX-License-Identifier: MIT
import Core
import Glibc
import NginxConfig

/// Whether the host's nginx reads apps' `nginx.stream.conf`.
package nonisolated enum StreamAbility: Hashable, Sendable {
  /// With the module as the host's configuration loads it; nil where nginx has it built in.
  case able(module: String?)
  /// Says what is to be done about it.
  case unable(String)

  /// - Parameters:
  ///   - main: nginx's main configuration file.
  ///   - root: `DOKKU_ROOT`
  init(main: String, root: String, build: NginxBuild) {
    let support = StreamSupport(main: main, read: TrialSurroundings.read, expand: TrialSurroundings.expand)
    let wanted = "include \(root)/*/\(StreamFileHead.fileName);"
    if !build.hasStream, support.module == nil {
      self = .unable("nginx has no stream module, which is in the package libnginx-mod-stream")
    } else if !support.includes.contains(where: {
      fnmatch($0.pattern, "\(root)/app/\(StreamFileHead.fileName)", FNM_PATHNAME) == 0
    }) {
      let line = support.hasBlock ? "\(wanted) to its stream block" : "stream { \(wanted) } at its outermost level"
      self = .unable("\(main) does not include apps' \(StreamFileHead.fileName); add \(line)")
    } else {
      self = .able(module: support.module)
    }
  }
}
