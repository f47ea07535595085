// SPDX-License-Identifier: MIT

extension VerbWriter {
  /// Widths count characters.
  mutating func pad(_ text: Text, _ flags: VerbFlags) throws(Fault) {
    let missing = (flags.width ?? 0) - text.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
    if missing > 0, !flags.minus { try sink.append(flags.padsWithZeros ? .zero : .space, times: missing) }
    try sink.append(text)
    if missing > 0, flags.minus { try sink.append(.space, times: missing) }
  }

  /// A float's digits with their sign: zeros go after the sign.
  mutating func padNumber(_ text: String, _ flags: VerbFlags) throws(Fault) {
    var bytes = Array(text.utf8)
    let isSigned = bytes.first == .minus
    if !isSigned, flags.plus { bytes.insert(UInt8(ascii: "+"), at: 0) }
    if !isSigned, !flags.plus, flags.space { bytes.insert(.space, at: 0) }
    let hasSign = isSigned || flags.plus || flags.space
    let missing = (flags.width ?? 0) - bytes.count
    guard flags.padsWithZeros, missing > 0, hasSign else { return try pad(bytes[...], flags) }
    try sink.append(bytes[0])
    try sink.append(.zero, times: missing)
    try sink.append(bytes.dropFirst())
  }
}
