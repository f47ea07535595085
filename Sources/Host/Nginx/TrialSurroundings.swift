// SPDX-License-Identifier: MIT
import Core
import Glibc
import NginxConfig

/// What stands around the files of a trial.
nonisolated enum TrialSurroundings {
  private static let fileLimit = 1 << 20

  /// A small wrapper, the same on every host.
  case bare(NginxBuild)
  /// The same for files at the level of `stream`, with the module as the host loads it.
  case bareStream(NginxBuild, module: String?)
  /// The host's own configuration, with its main file, for a file that means something only there. Slower.
  case host(main: String, appFiles: Set<String>)

  /// What is on trial is not all that nginx reads.
  var isWhole: Bool {
    switch self {
    case .bare, .bareStream: false
    case .host: true
    }
  }

  /// The main file of a trial in this folder; nil where the host's cannot be read.
  func text(
    including files: [String], listening addresses: [String] = [], in folder: String
  ) throws(UnspellableValue) -> [UInt8]? {
    switch self {
    case .bare(let build):
      let trial = TrialConfiguration(folder: folder, missingModules: build.missingModules)
      return Array(try trial.text(including: files, listening: addresses).utf8)
    case .bareStream(let build, let module):
      let trial = TrialConfiguration(folder: folder, missingModules: build.missingModules)
      return Array(try trial.text(includingStreams: files, module: module).utf8)
    case .host(let main, let appFiles):
      let host = HostConfiguration(main: main, read: Self.read, expand: Self.expand)
      // An app's ports outside of http are no concern of a file that is tested for http.
      let isApp = { (path: String) in
        appFiles.contains(Self.place(of: path)) || path.hasSuffix("/\(StreamFileHead.fileName)")
      }
      return host.text(including: files, leavingOut: isApp, pidFile: "\(folder)/nginx.pid")
    }
  }

  /// `/home/dokku/*/nginx.conf` of any app's file: its path with the app's own folder left open.
  static func place(of path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 2 { parts[parts.count - 2] = "*" }
    return parts.joined(separator: "/")
  }

  static func read(_ path: String) -> [UInt8]? {
    guard case .bytes(let bytes)? = try? RegularFile.read(path, limit: fileLimit) else { return nil }
    return bytes
  }

  static func expand(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    // A name without a wildcard is itself, there or not, as it is for nginx.
    guard glob(pattern, GLOB_NOCHECK, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
