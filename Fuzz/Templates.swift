// SPDX-License-Identifier: MIT
import Sigil

/// Whatever a template says, rendering it ends, makes no more than it may, and makes the same again.
func renderTemplate(_ input: ArraySlice<UInt8>) {
  var limits = Limits()
  limits.steps = 20_000
  limits.outputBytes = 100_000
  let text = String(decoding: input, as: UTF8.self)
  guard let template = try? Template(text, name: "fuzz", limits: limits) else { return }
  let variables = ["A": "a b:c", "APP": "blog", "E": ""]
  let output = try? template.render(variables, environment: ["PATH": "/bin"])
  // What is no UTF-8 is replaced by three bytes each.
  require((output?.utf8.count ?? 0) <= 3 * limits.outputBytes, "the output is longer than allowed")
  require(output == (try? template.render(variables, environment: ["PATH": "/bin"])), "a second rendering differs")
}
