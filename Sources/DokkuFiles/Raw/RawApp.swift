// SPDX-License-Identifier: MIT

/// Everything found on disk of one app, before it means anything.
package struct RawApp: Hashable, Sendable {
  /// `DOKKU_ROOT/APP`: `CONTAINER*`, `IP.*`, `PORT.*`, `VHOST`, `PORTS` and `nginx.stream.conf`.
  package var folder: RawFolder
  /// `DOKKU_LIB_ROOT/config/APP`: `ENV`.
  package var environment: RawFolder
  /// `DOKKU_LIB_ROOT/config/PLUGIN/APP`.
  package var properties: [PropertyPlugin: RawFolder]
  /// `tls/server.crt` and `tls/server.key` are regular files.
  package var hasCertificate: Bool
  /// `tls/server.crt`, where the app has no `VHOST` file.
  package var certificate: RawFile?
  /// `DOKKU_LIB_ROOT/data/nginx-vhosts/app-APP/nginx.conf.sigil` is a regular file.
  package var hasTemplate: Bool
  /// Somebody holds `DOKKU_LIB_ROOT/data/apps/APP/.deploy.lock`.
  package var isDeploying: Bool

  package init(
    folder: RawFolder, environment: RawFolder, properties: [PropertyPlugin: RawFolder] = [:],
    hasCertificate: Bool = false, certificate: RawFile? = nil, hasTemplate: Bool = false, isDeploying: Bool = false
  ) {
    self.folder = folder
    self.environment = environment
    self.properties = properties
    self.hasCertificate = hasCertificate
    self.certificate = certificate
    self.hasTemplate = hasTemplate
    self.isDeploying = isDeploying
  }
}
