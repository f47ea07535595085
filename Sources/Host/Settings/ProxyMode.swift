// SPDX-License-Identifier: MIT

/// Who renders the apps' nginx configuration (setting `proxy`).
package nonisolated enum ProxyMode: String, CaseIterable, Sendable {
  /// This program where it can prove that it makes what Dokku makes, else Dokku.
  case auto
  case native
  case dokku
  /// Nobody: nginx's files are left alone.
  case off
}
