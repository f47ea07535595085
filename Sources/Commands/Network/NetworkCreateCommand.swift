// SPDX-License-Identifier: MIT
import ArgumentParser
import Core

/// `network:create`
struct NetworkCreateCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:create", abstract: "Make a network that apps can be attached to.")
  static let flags = [
    FlagUsage("driver", value: "string", "the network's driver", standard: "bridge"),
    FlagUsage("subnet", value: "strings", "a range to deal out addresses from, such as 172.30.0.0/16; can be repeated"),
    FlagUsage("gateway", value: "strings", "the address of a subnet's gateway; can be repeated"),
    FlagUsage("internal", "no way out of the network"),
    FlagUsage("ipv6", "deal out IPv6 addresses, too"),
    FlagUsage("opt", value: "strings", "an option of the driver, KEY=VALUE; can be repeated"),
  ]

  @Option(
    parsing: .unconditional, help: "The network's driver.",
    completion: .list(["bridge", "overlay", "macvlan", "ipvlan"]))
  var driver = "bridge"
  @Option(parsing: .unconditionalSingleValue, help: "A range to deal out addresses from; can be repeated.") var subnet:
    [String] = []
  @Option(parsing: .unconditionalSingleValue, help: "The address of a subnet's gateway; can be repeated.") var gateway:
    [String] = []
  @Flag(help: "No way out of the network.") var `internal` = false
  @Flag(help: "Deal out IPv6 addresses, too.") var ipv6 = false
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of the driver; can be repeated.", valueName: "key=value"))
  var opt: [String] = []
  @Argument(help: "The network's name.") var network: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let definition = try definition()
    run.announce("Creating network \(definition.name)")
    // The engine looks for the plugin of a driver that it does not know for a quarter of a minute.
    run.ask(.create(definition), or: "Unable to create network", deadline: .seconds(60)) { run.end() }
  }

  func definition() throws(CommandFailed) -> NetworkDefinition {
    let name = try NetworkName(argument: network.first) { "Unable to create network: not a network's name: \($0)" }
    var definition = NetworkDefinition(name: name, driver: driver, isInternal: `internal`, hasIPv6: ipv6)
    definition.subnets = try Self.parsed(subnet, "--subnet", "a range such as 172.30.0.0/16") { Subnet($0) }
    definition.gateways = try Self.parsed(gateway, "--gateway", "an address") { IPAddress($0) }
    if let stray = definition.strayGateway {
      throw CommandFailed("Unable to create network: the gateway \(stray) is in none of its subnets")
    }
    for option in try Self.parsed(opt, "--opt", "KEY=VALUE", Self.pair) { definition.options[option.0] = option.1 }
    return definition
  }

  /// `encrypted` is an option without a value.
  private static func pair(_ text: String) -> (String, String)? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let key = parts.first, !key.isEmpty else { return nil }
    return (key, parts.dropFirst().first ?? "")
  }

  private static func parsed<Value>(
    _ texts: [String], _ flag: String, _ allowed: String, _ parse: (String) -> Value?
  ) throws(CommandFailed) -> [Value] {
    var values: [Value] = []
    for text in texts {
      guard let value = parse(text) else {
        throw CommandFailed("Unable to create network: \(flag) must be \(allowed): \(text)")
      }
      values.append(value)
    }
    return values
  }
}
