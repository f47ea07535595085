// SPDX-License-Identifier: MIT
import Foundation

/// A real nginx in a folder of its own, with the configurations of a Dokku tree.
package final class NginxInstance {
  package static let binary = "/usr/sbin/nginx"
  package static let streamModule = "/usr/lib/nginx/modules/ngx_stream_module.so"

  package let configuration: String
  private let folder: String
  private let workers: Int
  private let master: Child

  /// Starts it and waits until its workers run. `streams`: files at the level of `stream`.
  package init(folder: String, including pattern: String, streams: String? = nil, workers: Int = 2) throws {
    self.folder = folder
    self.workers = workers
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    configuration = "\(folder)/nginx.conf"
    let stream = streams.map { "load_module \(Self.streamModule);\nstream { include \($0); }\n" } ?? ""
    try Data((stream + Self.mainConfiguration(folder, pattern, workers)).utf8).write(
      to: URL(fileURLWithPath: configuration))
    master = try Child(Self.arguments(folder) + ["-g", "daemon off;"], environment: Child.inherited)
    // A worker that has just been forked is still named like its master.
    try eventually("nginx to start") {
      workerPIDs.filter { ProcessFacts($0).title.hasPrefix("nginx: worker process") }.count == workers
    }
  }

  package var pid: pid_t { master.pid }

  package var workerPIDs: [pid_t] { ProcessFacts(master.pid).children }

  /// How often the master was told to read its configuration anew, by its own account.
  package var reloadCount: Int {
    let log = FileManager.default.contents(atPath: "\(folder)/error.log") ?? Data()
    return String(decoding: log, as: UTF8.self).components(separatedBy: "reconfiguring").count - 1
  }

  package func hangUp() { master.send(SIGHUP) }

  /// What everybody else does.
  package func testAndReload() throws {
    try Child.run(Self.arguments(folder) + ["-q", "-t"])
    try Child.run(Self.arguments(folder) + ["-s", "reload"])
  }

  /// Returns when no worker of an older configuration is left.
  package func waitUntilQuiet() throws {
    try eventually("nginx's old workers to end", within: .seconds(60)) { workerPIDs.count == workers }
  }

  package func stop() { master.stop() }

  private static func arguments(_ folder: String) -> [String] {
    [binary, "-p", folder, "-e", "\(folder)/error.log", "-c", "\(folder)/nginx.conf"]
  }

  private static func mainConfiguration(_ folder: String, _ pattern: String, _ workers: Int) -> String {
    """
    user root;
    worker_processes \(workers);
    pid \(folder)/nginx.pid;
    error_log \(folder)/error.log notice;
    events { worker_connections 1024; }
    http {
      access_log off;
      server_names_hash_max_size 8192;
      server_names_hash_bucket_size 512;
      client_body_temp_path \(folder)/body;
      proxy_temp_path \(folder)/proxy;
      fastcgi_temp_path \(folder)/fastcgi;
      uwsgi_temp_path \(folder)/uwsgi;
      scgi_temp_path \(folder)/scgi;
      include \(pattern);
    }

    """
  }
}
