// SPDX-License-Identifier: MIT

/// Text that none of our names may be: each would mean something else in a path, a command line, a configuration file
/// or a log.
enum HostileNames {
  static let all = [
    "", " ", ".", "..", "../../etc", "a/b", "/etc", ".x", "-x", "_x", "x y", "x\n", "\nx", "x\r", "x\t", "x\0", "x;",
    "x{", "x}", "x\"", "x'", "x`", "x$", "x\\", "x#", "x*", "x?", "x:", "x=", "x,", "x|", "x&", "x<", "x>", "x(",
    "x%2e",
    "é", "ä1", "аpp", "app\u{301}", "１", "x\u{200b}", "x\u{202e}", "🐳", String(repeating: "x", count: 300),
  ]
}
