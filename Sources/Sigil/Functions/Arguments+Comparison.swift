// SPDX-License-Identifier: MIT

extension Arguments {
  func comparison() throws(Fault) -> Bool {
    switch function {
    case .ne: return try !values[0].equals(values[1])
    case .lt: return try values[0].isLess(than: values[1])
    case .le: return try !values[1].isLess(than: values[0])
    case .gt: return try values[1].isLess(than: values[0])
    case .ge: return try !values[0].isLess(than: values[1])
    default: return try isAny()
    }
  }

  /// `eq A B C`: whether A is B or C.
  private func isAny() throws(Fault) -> Bool {
    guard values.count > 1 else { throw Fault("eq: missing argument for comparison") }
    for other in values.dropFirst() where try values[0].equals(other) { return true }
    return false
  }
}
