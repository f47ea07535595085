// SPDX-License-Identifier: MIT

import Core
import SwiftASN1

/// The hosts that a certificate is for: the common name of its subject and the DNS names of its subjectAltName
/// (RFC 5280, sections 4.1.2.6 and 4.2.1.6).
package struct CertificateNames: Hashable, Sendable {
  /// As they stand in the certificate.
  package let names: [String]

  /// Reads the first certificate of a PEM file, the server's own. Nil where there is none.
  package init?(pem bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let documents = (try? PEMDocument.parseMultiple(pemString: text)) ?? []
    guard let certificate = documents.first(where: { $0.discriminator == "CERTIFICATE" }) else { return nil }
    guard let names = try? Self.names(in: DER.parse(certificate.derBytes)) else { return nil }
    self.names = names
  }

  /// Whether it is good for a host. An asterisk stands for one label (RFC 6125, section 6.4.3).
  package func match(_ domain: DomainName) -> Bool {
    let labels = Self.labels(domain.rawValue)
    return names.contains { name in
      let pattern = Self.labels(name)
      return pattern.count == labels.count && zip(pattern, labels).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }

  private static func labels(_ name: String) -> [Substring] {
    name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
  }

  private static func names(in certificate: ASN1Node) throws -> [String] {
    guard var fields = children(certificate).first.map(children) else { return [] }
    let version = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
    if fields.first?.identifier == version { fields.removeFirst() }
    // serialNumber, signature, issuer, validity, subject
    guard fields.count > 4 else { return [] }
    let extensions = fields.first { $0.identifier == ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific) }
    return try commonNames(fields[4]) + alternativeNames(extensions)
  }

  private static func commonNames(_ subject: ASN1Node) throws -> [String] {
    let attributes = children(subject).flatMap(children).map(children)
    return try attributes.filter { try isType($0, .NameAttributes.commonName) }.compactMap { $0.last.flatMap(text) }
  }

  private static func alternativeNames(_ extensions: ASN1Node?) throws -> [String] {
    let all = extensions.map(children)?.first.map(children) ?? []
    let name = ASN1Identifier(tagWithNumber: 2, tagClass: .contextSpecific)
    return try all.map(children).filter { try isType($0, [2, 5, 29, 17]) }.flatMap { fields -> [String] in
      guard case .primitive(let value)? = fields.last?.content else { return [] }
      return try children(DER.parse(value)).filter { $0.identifier == name }.compactMap(text)
    }
  }

  private static func isType(_ fields: [ASN1Node], _ type: ASN1ObjectIdentifier) throws -> Bool {
    guard let first = fields.first, first.identifier == .objectIdentifier else { return false }
    return try ASN1ObjectIdentifier(derEncoded: first) == type
  }

  private static func children(_ node: ASN1Node) -> [ASN1Node] {
    guard case .constructed(let nodes) = node.content else { return [] }
    return Array(nodes)
  }

  private static func text(_ node: ASN1Node) -> String? {
    guard case .primitive(let bytes) = node.content else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CertificateNames {
  /// Complains of a certificate that cannot be read.
  init?(_ file: RawFile?, of folder: String, _ complaints: inout Complaints) {
    guard let file else { return nil }
    let path = "\(folder)/tls/server.crt"
    switch file {
    case .refused(let reason):
      complaints.add(path, reason)
      return nil
    case .bytes(let bytes):
      guard let names = CertificateNames(pem: bytes) else {
        complaints.add(path, "not a certificate in PEM form")
        return nil
      }
      self = names
    }
  }
}
