// SPDX-License-Identifier: MIT

/// The host's own configuration without any app's, as the surroundings of a trial.
///
/// An operator may have defined a log format, a map or a zone there that an app's file relies on; a small wrapper lacks it.
/// nginx takes paths to be relative to the file that it was given, so those that it would look up elsewhere are spelled out.
package struct HostConfiguration {
  /// nginx itself knows no bound; this one is for files that include themselves.
  private static let depthLimit = 8

  private let main: String
  private let folder: String
  private let read: (String) -> [UInt8]?
  private let expand: (String) -> [String]

  /// - Parameters:
  ///   - main: the absolute path of the main file.
  ///   - read: a file's bytes.
  ///   - expand: the paths that a pattern such as `/etc/nginx/conf.d/*.conf` stands for, sorted.
  package init(main: String, read: @escaping (String) -> [UInt8]?, expand: @escaping (String) -> [String]) {
    self.main = main
    self.read = read
    self.expand = expand
    folder = main.lastIndex(of: "/").map { String(main[..<$0]) } ?? "."
  }

  /// One text with everything that the host includes at its outer levels, apps' files left out and these put in. Nil where
  /// the main file cannot be read or has no `http` block.
  package func text(
    including files: [String], leavingOut isApp: @escaping (String) -> Bool, pidFile: String
  ) -> [UInt8]? {
    let includes = files.map { Directive("include", Argument(literally: $0)) }
    let own = [Directive("pid", Argument(literally: pidFile)), Directive("error_log", "stderr")]
    guard let head = try? Directive.spelled(own), let apps = try? Directive.spelled(includes) else { return nil }
    var copy = Copy(host: self, isApp: isApp, inserted: Array(apps.utf8))
    guard let bytes = try? copy.bytes(of: main, inside: [], depth: 0), copy.hasHTTP else { return nil }
    return Array(head.utf8) + bytes
  }

  /// Directives of http and its servers whose first argument is a file.
  private static let fileDirectives: Set<String> = [
    "ssl_certificate", "ssl_certificate_key", "ssl_client_certificate", "ssl_crl", "ssl_dhparam", "ssl_password_file",
    "ssl_session_ticket_key", "ssl_trusted_certificate", "ssl_stapling_file", "auth_basic_user_file",
  ]

  /// One walk through the host's files.
  private struct Copy {
    let host: HostConfiguration
    let isApp: (String) -> Bool
    let inserted: [UInt8]
    var hasHTTP = false

    mutating func bytes(of path: String, inside blocks: [String], depth: Int) throws(UnreadableConfiguration) -> [UInt8]
    {
      guard depth < HostConfiguration.depthLimit, let bytes = host.read(path) else { return [] }
      var reader = StatementReader(bytes)
      var open = blocks
      var result: [UInt8] = []
      var copied = 0
      while let statement = try reader.next() {
        var replaced: (range: Range<Int>, by: [UInt8])?
        switch statement {
        case .opening(let words): open.append(words[0].value)
        case .closing(let place):
          if open == ["http"] { replaced = (place..<place, close()) }
          open.removeLast()
        case .directive(let words, let end):
          if let other = try replacement(words, inside: open, depth: depth) {
            replaced = (words[0].range.lowerBound..<end + 1, other)
          }
        }
        guard let replaced else { continue }
        result += bytes[copied..<replaced.range.lowerBound] + replaced.by
        copied = replaced.range.upperBound
      }
      return result + bytes[copied...] + [0x0a]
    }

    private mutating func close() -> [UInt8] {
      hasHTTP = true
      return [0x0a] + inserted
    }

    /// Nil: as it is.
    private mutating func replacement(
      _ words: [Word], inside blocks: [String], depth: Int
    ) throws(UnreadableConfiguration) -> [UInt8]? {
      guard words.count > 1 else { return nil }
      let path = words[1].value.hasPrefix("/") ? words[1].value : "\(host.folder)/\(words[1].value)"
      switch words[0].value {
      case "pid" where blocks.isEmpty, "error_log" where blocks.isEmpty: return []
      case "include" where blocks.isEmpty || blocks == ["http"] || blocks == ["stream"]:
        var result: [UInt8] = []
        for file in host.expand(path) where !isApp(file) {
          result += try bytes(of: file, inside: blocks, depth: depth + 1)
        }
        return result
      case "include": return spelled("include", path)
      case let name where HostConfiguration.fileDirectives.contains(name) && !words[1].value.contains(":"):
        return spelled(name, path)
      default: return nil
      }
    }

    /// The path stood in a file of the host before; where it cannot be quoted nginx will say so.
    private func spelled(_ name: String, _ path: String) -> [UInt8]? {
      (try? Argument(withVariables: path).spelled()).map { Array("\(name) \($0);".utf8) }
    }
  }
}
