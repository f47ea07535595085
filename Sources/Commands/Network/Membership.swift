// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// One network of one current container: how it is, how it is meant to be, and why the two differ.
nonisolated struct Membership: Hashable, Sendable {
  let slot: ProcessSlot
  let container: ContainerID
  let network: NetworkName
  /// Nil where the container is not on it.
  let endpoint: Endpoint?
  /// What asks for it; nil where nothing does.
  let wish: Wish?
  /// Nil where all is as it should be.
  let difference: String?
  /// Why this host, which is to reach the container over it, does not; nil where it does.
  let unreachable: String?

  enum Wish: String, Sendable {
    case initial = "initial-network"
    case attachPostCreate = "attach-post-create"
    case attachPostDeploy = "attach-post-deploy"
    case standard = "default"
  }

  /// Nil for a network that neither holds the container nor is to hold it.
  init?(
    _ app: AppName, _ slot: ProcessSlot, _ container: Container, _ network: NetworkName,
    _ settings: NetworkSettings, _ known: [NetworkName: Network],
    unreachable: String? = nil
  ) {
    self.slot = slot
    self.container = container.id
    self.network = network
    self.unreachable = unreachable
    endpoint = container.endpoint(on: network)
    wish = Wish(for: network, settings)
    guard endpoint != nil || wish != nil else { return nil }
    let hostname = container.details?.hostname ?? ""
    let aliases = wish.hasAliases ? settings.aliases(of: app, slot.type, hostname: hostname) : []
    difference = MembershipFault.find(
      container, endpoint, known[network], isWanted: wish != nil, isInitial: wish.isInitial, aliases: aliases)
  }

  var label: String { "\(slot) \(network)" }

  private var addresses: [String] { [endpoint?.address, endpoint?.ipv6Address].compactMap { $0.map { "\($0)" } } }

  var text: String {
    let address = addresses.isEmpty ? "-" : addresses.joined(separator: " ")
    let why = wish.map { " (\($0.rawValue))" } ?? ""
    let faults = [difference, unreachable].compactMap { $0 }
    return address + why + (faults.isEmpty ? "" : ": \(faults.joined(separator: "; "))")
  }

  var json: JSONText {
    .object([
      ("Addresses", .texts(addresses)), ("Aliases", .texts(endpoint?.aliases ?? [])),
      ("Attached", .flag(endpoint != nil)), ("Container", .text(container.short)),
      ("Difference", .text(difference ?? "")), ("Network", .text(network.rawValue)),
      ("Process", .text("\(slot)")), ("Unreachable", .text(unreachable ?? "")),
      ("WantedBy", .text(wish?.rawValue ?? "")),
    ])
  }
}

extension Membership.Wish {
  /// The initial network comes first: a container is on it before anything is attached.
  fileprivate nonisolated init?(for network: NetworkName, _ settings: NetworkSettings) {
    if network == settings.initialNetwork {
      self = .initial
    } else if settings.attachPostCreate.contains(network) {
      self = .attachPostCreate
    } else if settings.attachPostDeploy.contains(network) {
      self = .attachPostDeploy
    } else if settings.initialNetwork == nil, network == .bridge {
      self = .standard
    } else {
      return nil
    }
  }
}

extension Membership.Wish? {
  fileprivate nonisolated var isInitial: Bool { self == .initial || self == .standard }
  fileprivate nonisolated var hasAliases: Bool { self == .attachPostCreate || self == .attachPostDeploy }
}
