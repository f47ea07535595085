// SPDX-License-Identifier: MIT
import Core

/// `APP/nginx.conf.d/hsts.conf`, which tells browsers to ask for https from the start (RFC 6797), as Dokku keeps it.
package enum HSTSSnippet {
  package static let fileName = "hsts.conf"
  private static let defaultMaxAge = "15724800"

  /// Nil where the app is not to have one.
  package static func text(for input: ProxyInput) throws(RenderRefused) -> String? {
    let reader = PropertyReader(app: input.app, values: input.settings.properties)
    guard input.settings.hasCertificate, input.isDeployed, try reader.isOn("hsts", default: true) else { return nil }
    var value = "max-age=" + (try reader.read("hsts-max-age", as: "a number of seconds", seconds) ?? defaultMaxAge)
    if try reader.isOn("hsts-include-subdomains", default: true) { value += "; includeSubdomains" }
    if try reader.isOn("hsts-preload", default: false) { value += "; preload" }
    return "add_header Strict-Transport-Security \"\(value)\" always;\n"
  }

  private static func seconds(_ text: String) -> String? {
    (1...10).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit) ? text : nil
  }
}
