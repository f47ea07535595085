// SPDX-License-Identifier: MIT

/// The folders that an app's configuration points into, absolute and without a slash at the end.
package struct ProxyRoots: Hashable, Sendable {
  /// `DOKKU_ROOT`: an app's folder holds its `tls` and `nginx.conf.d`.
  package let dokku: String
  /// `DOKKU_LIB_ROOT`.
  package let library: String
  /// Where access and error logs go, `/var/log/nginx` for nginx.
  package let logs: String
  /// Dokku's error pages, `DOKKU_LIB_ROOT/data/nginx-vhosts/dokku-errors`. Nil where there are none: nginx's own do.
  package let errorPages: String?

  package init(dokku: String, library: String = "/var/lib/dokku", logs: String, errorPages: String?) {
    self.dokku = dokku
    self.library = library
    self.logs = logs
    self.errorPages = errorPages
  }
}
