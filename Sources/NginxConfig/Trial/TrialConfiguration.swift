// SPDX-License-Identifier: MIT

/// The small configuration around files that are tested away from the running one. It shares nothing with the host's
/// own: no pid file, no log, no temporary folder.
package struct TrialConfiguration: Sendable {
  /// Absolute, ours alone.
  private let folder: String
  private let missingModules: Set<String>

  /// - Parameters:
  ///   - folder: absolute; nginx puts its pid file and empty folders there.
  ///   - missingModules: what this nginx was built without, for its words would be unknown to it.
  package init(folder: String, missingModules: Set<String>) {
    self.folder = folder
    self.missingModules = missingModules
  }

  /// The text that includes these files at the level of `http`.
  ///
  /// nginx looks closely at server names only where two servers share an address, as apps do on a host and one file alone
  /// may not: so each address gets a neighbour.
  package func text(including files: [String], listening addresses: [String] = []) throws(UnspellableValue) -> String {
    let log = Directive("access_log", "off")
    // Long server names, as Dokku's installer has it.
    let hash = Directive("server_names_hash_bucket_size", "512")
    let includes = files.map { Directive("include", Argument(literally: $0)) }
    return try Directive.spelled([
      Directive("pid", Argument(literally: "\(folder)/nginx.pid")),
      Directive("error_log", "stderr"),
      Directive("events", [], block: [Directive("worker_connections", "768")]),
      Directive("http", [], block: [log, hash] + temporaryFolders + includes + addresses.map(neighbour)),
    ])
  }

  /// The text that includes these files at the level of `stream`.
  ///
  /// - Parameter module: where it is loaded from, as the host's configuration spells it; nil where nginx has it built in.
  package func text(includingStreams files: [String], module: String?) throws(UnspellableValue) -> String {
    let includes = files.map { Directive("include", Argument(literally: $0)) }
    let load = module.map { [Directive("load_module", Argument(literally: $0))] } ?? []
    return try Directive.spelled(
      load + [
        Directive("pid", Argument(literally: "\(folder)/nginx.pid")),
        Directive("error_log", "stderr"),
        Directive("events", [], block: [Directive("worker_connections", "768")]),
        Directive("stream", [], block: includes),
      ])
  }

  private func neighbour(_ address: String) -> Directive {
    let name = Directive("server_name", "neighbour.invalid")
    return Directive("server", [], block: [Directive("listen", Argument(literally: address)), name])
  }

  private var temporaryFolders: [Directive] {
    var paths = [Directive("client_body_temp_path", Argument(literally: "\(folder)/body"))]
    let optional: [(module: String, directive: StaticString)] = [
      ("http_proxy_module", "proxy_temp_path"), ("http_fastcgi_module", "fastcgi_temp_path"),
      ("http_uwsgi_module", "uwsgi_temp_path"), ("http_scgi_module", "scgi_temp_path"),
    ]
    for (module, directive) in optional where !missingModules.contains(module) {
      paths.append(Directive(directive, Argument(literally: "\(folder)/\(directive)")))
    }
    return paths
  }
}
