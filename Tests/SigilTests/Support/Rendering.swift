// SPDX-License-Identifier: MIT
import Sigil

/// What the rows of the tables are rendered with.
let variables = ["A": "x:y", "E": "", "L": "a b c", "APP": "blog"]

func rendered(_ text: String, environment: [String: String] = [:]) throws -> String {
  try Template(text, name: "t").render(variables, environment: environment)
}

/// Line, column and message; nil where it renders.
func problem(of text: String, limits: Limits = .standard) -> String? {
  do {
    _ = try Template(text, name: "t", limits: limits).render(variables)
    return nil
  } catch {
    let text = error.description
    return text.hasPrefix("t:") ? String(text.dropFirst(2)) : text
  }
}
