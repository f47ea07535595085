// SPDX-License-Identifier: MIT
import Foundation

extension RealHost {
  /// Puts a `nginx.conf.sigil` where Dokku lays the one of an app's repository.
  package func write(template: String, for app: String) throws {
    let folder = "\(library)/data/nginx-vhosts/app-\(app)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try template.write(toFile: "\(folder)/nginx.conf.sigil", atomically: true, encoding: .utf8)
  }

  /// A certificate of an app's own making; the first name is its subject.
  package func makeCertificate(for app: String, names: [String]) throws {
    let tls = "\(root)/\(app)/tls"
    let alternatives = names.map { "DNS:\($0)" }.joined(separator: ",")
    try shell(
      "mkdir -p \(tls) && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
        + " -keyout \(tls)/server.key -out \(tls)/server.crt -subj '/CN=\(names.first ?? app)'"
        + " -addext 'subjectAltName=\(alternatives)' 2>/dev/null")
  }
}
