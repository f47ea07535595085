// SPDX-License-Identifier: MIT
import Core
import Foundation
import Sigil
import Testing

@testable import NginxConfig

/// A folder of `Fixtures`: an app's values and the configuration to be made from them.
struct FixtureCase: CustomTestStringConvertible {
  private struct Input: Decodable {
    var app: String
    var deployed = true
    var ports: [String]
    var domains: [String] = []
    var certificate = false
    var sslPort: Int?
    var properties: [String: String] = [:]
    var web: [String] = []
    /// Of other process types.
    var listeners: [String: [String]] = [:]
    var certificateDomains: [String] = []
    var processTypes: [String] = []
    /// The app's own configuration.
    var environment: [String: String] = [:]
    var isStatic = false
    var nginx: [Int] = [1, 22, 1]
    var errorPages = true

    enum CodingKeys: CodingKey {
      case app, deployed, ports, domains, certificate, sslPort, properties, web, isStatic, nginx, errorPages, listeners,
        certificateDomains, processTypes, environment
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      app = try values.decode(String.self, forKey: .app)
      ports = try values.decode([String].self, forKey: .ports)
      deployed = try values.decodeIfPresent(Bool.self, forKey: .deployed) ?? deployed
      domains = try values.decodeIfPresent([String].self, forKey: .domains) ?? domains
      certificate = try values.decodeIfPresent(Bool.self, forKey: .certificate) ?? certificate
      sslPort = try values.decodeIfPresent(Int.self, forKey: .sslPort)
      properties = try values.decodeIfPresent([String: String].self, forKey: .properties) ?? properties
      web = try values.decodeIfPresent([String].self, forKey: .web) ?? web
      isStatic = try values.decodeIfPresent(Bool.self, forKey: .isStatic) ?? isStatic
      nginx = try values.decodeIfPresent([Int].self, forKey: .nginx) ?? nginx
      listeners = try values.decodeIfPresent([String: [String]].self, forKey: .listeners) ?? listeners
      certificateDomains =
        try values.decodeIfPresent([String].self, forKey: .certificateDomains) ?? certificateDomains
      processTypes = try values.decodeIfPresent([String].self, forKey: .processTypes) ?? processTypes
      environment = try values.decodeIfPresent([String: String].self, forKey: .environment) ?? environment
      errorPages = try values.decodeIfPresent(Bool.self, forKey: .errorPages) ?? errorPages
    }
  }

  struct Unusable: Error {}

  let name: String
  let input: ProxyInput
  /// The app's own; nil: the one that is built in.
  let template: Template?
  let environment: [String: String]
  let expected: String

  var testDescription: String { name }

  static func all() throws -> [FixtureCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Fixtures")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      try FixtureCase(name, folder.appendingPathComponent(name))
    }
  }

  private init(_ name: String, _ folder: URL) throws {
    self.name = name
    let json = try Data(contentsOf: folder.appendingPathComponent("input.json"))
    let values = try JSONDecoder().decode(Input.self, from: json)
    input = try Self.input(values)
    environment = values.environment
    let own = try? Data(contentsOf: folder.appendingPathComponent("nginx.conf.sigil"))
    template = try own.map { try Template(String(decoding: $0, as: UTF8.self), name: "nginx.conf.sigil") }
    expected = String(decoding: try Data(contentsOf: folder.appendingPathComponent("expected.conf")), as: UTF8.self)
  }

  private static func input(_ input: Input) throws -> ProxyInput {
    guard let app = AppName(input.app), let sslPort = Port(input.sslPort ?? 443) else { throw Unusable() }
    let settings = ProxySettings(
      portMap: input.ports.compactMap { PortMapping($0) }, domains: input.domains.compactMap { DomainName($0) },
      certificateDomains: input.certificateDomains.compactMap { DomainName($0) }, hasCertificate: input.certificate,
      sslPort: sslPort, properties: input.properties, hasOwnTemplate: false,
      processTypes: input.processTypes.compactMap { ProcessType($0) })
    guard settings.portMap.count == input.ports.count, settings.domains.count == input.domains.count else {
      throw Unusable()
    }
    let pages = input.errorPages ? "/srv/pages" : nil
    return ProxyInput(
      app: app, roots: ProxyRoots(dokku: "/srv/dokku", logs: "/srv/log", errorPages: pages), settings: settings,
      listeners: try listeners(input), hasStaticWebListener: input.isStatic,
      isDeployed: input.deployed, nginxVersion: NginxVersion(input.nginx[0], input.nginx[1], input.nginx[2]))
  }

  private static func listeners(_ input: Input) throws -> [ProcessType: [Listener]] {
    var listeners: [ProcessType: [Listener]] = [.web: input.web.compactMap { Listener($0) }]
    for (name, texts) in input.listeners {
      guard let type = ProcessType(name) else { throw Unusable() }
      listeners[type] = texts.compactMap { Listener($0) }
    }
    return listeners
  }
}
