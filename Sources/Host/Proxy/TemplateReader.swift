// SPDX-License-Identifier: MIT

import Core
import DokkuFiles
import NginxConfig
import Sigil

/// Reads `nginx.conf.sigil` templates from the disk.
nonisolated final class TemplateReader {
  /// An app's template with the app's own configuration, which `var` gives.
  struct Own {
    let template: Template
    let environment: [String: String]
  }

  private static let name = "nginx.conf.sigil"

  func path(of app: AppName) -> String { "\(library)/data/nginx-vhosts/app-\(app)/\(Self.name)" }

  private let library: String
  /// The host's, as last read.
  private var known: (bytes: [UInt8], template: Template)?

  /// - Parameter library: `DOKKU_LIB_ROOT`.
  init(library: String) { self.library = library }

  /// The template that the app brings, as Dokku extracted it.
  func own(_ app: AppName) throws(RenderRefused) -> Own {
    do throws(TemplateError) {
      guard let bytes = SmallFile.bytes(at: path(of: app)) else {
        throw TemplateError(template: Self.name, line: 1, column: 1, message: "it cannot be read")
      }
      let template = try Template(String(decoding: bytes, as: UTF8.self), name: Self.name)
      return Own(template: template, environment: environment(of: app))
    } catch {
      throw RenderRefused(app: app, reason: .template(error))
    }
  }

  private func environment(of app: AppName) -> [String: String] {
    SmallFile.bytes(at: "\(library)/config/\(app)/ENV").map { EnvironmentFile($0).variables } ?? [:]
  }

  /// The template that the host's Dokku renders apps without one with, so that we say the same as it does; nil where there is
  /// none that can be used.
  func builtIn() -> Template? {
    let path = "\(library)/plugins/available/nginx-vhosts/templates/\(Self.name)"
    guard let bytes = SmallFile.bytes(at: path) else { return nil }
    if let known, known.bytes == bytes { return known.template }
    guard let template = try? Template(String(decoding: bytes, as: UTF8.self), name: path) else { return nil }
    known = (bytes, template)
    return template
  }
}
