// SPDX-License-Identifier: MIT
import Core
import Foundation

extension RealHost {
  /// Where the kernel leads stable addresses, as `nft` tells it.
  package func kernelMap() throws -> [String: String] {
    let words = try execute("nft", "list", "map", "ip", "dokku_listeners", "live")
      .split { " \t\n,{}=".contains($0) }.map(String.init)
    var map: [String: String] = [:]
    for (index, word) in words.enumerated() where word == ":" && IPAddress(words[index - 1]) != nil {
      map[words[index - 1]] = words[index + 1]
    }
    return map
  }

  /// The stable addresses that there is a route to.
  package func kernelRoutes() throws -> Set<String> {
    let lines = try execute("ip", "route", "show", "proto", "222").split(separator: "\n")
    return Set(
      lines.filter { !$0.hasPrefix("prohibit") }.compactMap { $0.split(separator: " ").first.map(String.init) })
  }

  /// Which listener has which stable address, by `APP.TYPE.N`.
  package func stableAddresses() throws -> [String: String] {
    let path = "\(environment["STATE_DIRECTORY"] ?? "")/stable-addresses"
    let lines = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self).split(
      separator: "\n")
    let words = lines.map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 3 }
    return Dictionary(words.map { ("\($0[1]).\($0[2])", $0[0]) }) { first, _ in first }
  }
}
