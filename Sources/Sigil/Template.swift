// SPDX-License-Identifier: MIT

/// A template in the language of sigil: Go's text/template with a few functions more. Parsed once, rendered often.
package struct Template: Sendable {
  let source: Source
  let main: Routine
  let definitions: [String: Routine]
  let limits: Limits
  /// The words by which it may name variables. One that makes names while it renders, or prints all variables at once with
  /// `{{ . }}`, depends on more.
  package let mentioned: Set<String>

  /// The name is what errors call it.
  package init(_ text: String, name: String, limits: Limits = .standard) throws(TemplateError) {
    guard text.utf8.count <= limits.templateBytes else {
      let message = "limit: the template is longer than \(limits.templateBytes) bytes"
      throw TemplateError(template: name, line: 1, column: 1, message: message)
    }
    source = Source(text, name: name)
    self.limits = limits
    var parser = Parser(source, limits: limits)
    main = try parser.routine()
    definitions = parser.definitions
    mentioned = parser.mentioned
  }

  /// Where a variable and the environment have the same name, `var` gives the variable.
  package func render(
    _ variables: [String: String], environment: [String: String] = [:]
  ) throws(TemplateError) -> String {
    let data = variables.mapValues { Value.text($0) }
    var renderer = Renderer(self, data, environment: environment, budget: Budget(limits))
    try renderer.run()
    return String(decoding: renderer.output.bytes, as: UTF8.self)
  }
}
