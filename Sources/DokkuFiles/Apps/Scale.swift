// SPDX-License-Identifier: MIT

import Core

/// A line of property `ps/APP/scale`: `TYPE=QUANTITY`.
struct Scale {
  let type: ProcessType
  let quantity: Int

  init?(_ text: String) {
    guard let equals = text.lastIndex(of: "="), let type = ProcessType(text[..<equals]) else { return nil }
    let digits = text[text.index(after: equals)...]
    guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else { return nil }
    guard let quantity = Int(digits) else { return nil }
    self.type = type
    self.quantity = quantity
  }
}
