// SPDX-License-Identifier: MIT
import Core

extension Request where Answer == Listing<NetworkDetails> {
  /// `/networks` with what people want to know.
  package static var networkDetails: Request {
    fetch("/networks") { (reader) throws(JSONSyntaxError) in
      try Listing(&reader) { (entry) throws(JSONSyntaxError) in try NetworkDetails(listed: &entry) }
    }
  }
}

extension Request where Answer == Void {
  /// Attachable, and labelled as Dokku labels its own.
  package static func create(_ network: NetworkDefinition) -> Request {
    order(
      "/networks/create",
      body: .object([
        ("Name", .text(network.name.rawValue)), ("CheckDuplicate", .flag(true)), ("Driver", .text(network.driver)),
        ("Attachable", .flag(true)), ("Internal", .flag(network.isInternal)), ("EnableIPv6", .flag(network.hasIPv6)),
        ("IPAM", .object([("Driver", .text("default")), ("Config", .list(network.addressing))])),
        ("Options", .texts(network.options)),
        ("Labels", .object([(NetworkDetails.label, .text(network.name.rawValue))])),
      ]))
  }

  package static func remove(_ network: NetworkName) -> Request {
    Request(method: .delete, path: "/networks/\(PercentEncoding.encode(network.rawValue))") { _, _ in }
  }
}

extension NetworkDefinition {
  fileprivate var addressing: [JSONText] {
    subnets.map { subnet in
      let gateway = gateways.first { subnet.contains($0) }.map { ("Gateway", JSONText.text("\($0)")) }
      return .object([("Subnet", .text("\(subnet)"))] + [gateway].compactMap { $0 })
    }
  }
}

extension JSONText {
  /// Sorted by key.
  fileprivate static func texts(_ texts: [String: String]) -> JSONText {
    .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
  }
}
