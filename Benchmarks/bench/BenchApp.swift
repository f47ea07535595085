// SPDX-License-Identifier: MIT

/// One app with one web container.
struct BenchApp {
  let name: String
  let container: String
  let index: Int

  var domain: String { "\(name).test" }

  /// Where it lives; another turn is another address.
  func address(_ turn: Int) -> String { "10.\(turn + 1).\((index + 1) >> 8).\((index + 1) & 255)" }
}
