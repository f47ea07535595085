// SPDX-License-Identifier: MIT
import Core
import Sigil

/// An app's `nginx.conf`: a template rendered with the app's values.
package enum AppConfiguration {
  /// - Parameters:
  ///   - template: the app's own; nil: the one that this program brings.
  ///   - environment: what `var` gives, the app's own configuration.
  package static func output(
    for input: ProxyInput, with template: Template? = nil, environment: [String: String] = [:]
  ) throws(RenderRefused) -> ProxyOutput {
    guard input.settings.isNginx else { return .asItIs }
    if input.settings.isDisabled { return .absent }
    // An app that was never deployed gets its placeholder, and nothing else.
    let hasListeners = input.listeners[.web]?.isEmpty == false
    guard hasListeners ? input.isDeployed : !input.settings.portMap.isEmpty else { return .asItIs }
    let variables = try TemplateVariables(input).values
    do throws(TemplateError) {
      let chosen = if let template { template } else { try builtIn.get() }
      return .text(squeezed(try chosen.render(variables, environment: environment)))
    } catch {
      throw RenderRefused(app: input.app, reason: .template(error))
    }
  }

  /// Our own, `nginx.conf.sigil` beside this file.
  package static let builtIn = Result { () throws(TemplateError) in
    try Template(String(decoding: PackageResources.nginx_conf_sigil, as: UTF8.self), name: "nginx.conf.sigil")
  }

  /// Several empty lines are one, as Dokku has it; a line of blanks is not empty.
  private static func squeezed(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 0x0a, bytes.suffix(2).elementsEqual([0x0a, 0x0a]) { continue }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
