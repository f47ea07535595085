// SPDX-License-Identifier: MIT

/// What an nginx program says of itself with `nginx -V`: its version and where it was built to look for things.
package struct NginxBuild: Hashable, Sendable {
  package let version: NginxVersion
  /// `--prefix`: relative paths of its command line start here.
  package let prefix: String
  /// `--conf-path`, absolute.
  package let configurationPath: String
  /// `--pid-path`, absolute; a `pid` directive overrides it.
  package let pidPath: String
  /// The stream module is part of the program; else it may be a file that the host's configuration loads.
  package let hasStream: Bool
  /// Modules left out, such as `http_uwsgi_module`.
  package let missingModules: Set<String>

  /// Nil where the text is not nginx's.
  package init?(commandOutput text: String) {
    guard let version = NginxVersion(commandOutput: text) else { return nil }
    self.version = version
    var options: [Substring: String] = [:]
    var missing: Set<String> = []
    for option in Self.options(in: text) {
      if let sign = option.firstIndex(of: "=") {
        options[option[..<sign]] = String(option[option.index(after: sign)...])
      } else if option.hasPrefix("--without-") {
        missing.insert(String(option.dropFirst("--without-".count)))
      }
    }
    // The defaults are those of nginx's own ./configure.
    let prefix = options["--prefix"] ?? "/usr/local/nginx"
    let absolute = { (path: String) in path.hasPrefix("/") ? path : "\(prefix)/\(path)" }
    self.prefix = prefix
    configurationPath = absolute(options["--conf-path"] ?? "conf/nginx.conf")
    pidPath = absolute(options["--pid-path"] ?? "logs/nginx.pid")
    missingModules = missing
    hasStream = Self.options(in: text).contains("--with-stream")
  }

  /// The words after `configure arguments:` that start with two hyphens. Values in quotes, which hold compiler flags, fall
  /// apart into words; none of those is of interest.
  private static func options(in text: String) -> [Substring] {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.hasPrefix("configure arguments:") }) else { return [] }
    return line.split(separator: " ").filter { $0.hasPrefix("--") }
  }
}
