// SPDX-License-Identifier: MIT

import Core

// Tests write identifiers as literals. A misspelt one ends the test run at its own line.

private func parsed<Value>(_ text: String, _ parse: (String) -> Value?) -> Value {
  guard let value = parse(text) else { preconditionFailure("\"\(text)\" is no \(Value.self)") }
  return value
}

extension AppName: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { AppName($0) } }
}

extension ProcessType: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { ProcessType($0) } }
}

extension ProcessSlot: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { ProcessSlot($0) } }
}

extension NetworkName: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { NetworkName($0) } }
}

extension IPAddress: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { IPAddress($0) } }
}

extension Listener: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { Listener($0) } }
}

extension PortMapping: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { PortMapping($0) } }
}

extension HostName: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { HostName($0) } }
}

extension DomainName: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { DomainName($0) } }
}

extension Port: ExpressibleByIntegerLiteral {
  package init(integerLiteral number: Int) { self = parsed(String(number)) { Port($0) } }
}

extension PublicPort: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = parsed(text) { PublicPort($0) } }
}

/// Short hexadecimal text, repeated to the full 64 digits: `"a1"` is the container `a1a1a1…`.
extension ContainerID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(repeating: text) }

  init(repeating text: String) {
    self = parsed(String(String(repeating: text, count: 64).prefix(64))) { ContainerID($0) }
  }
}

/// Short hexadecimal text, repeated to the full 64 digits behind `sha256:`.
extension ImageID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self = parsed("sha256:" + String(repeating: text, count: 64).prefix(64)) { ImageID($0) }
  }
}

extension NetworkID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self = parsed(String(String(repeating: text, count: 64).prefix(64))) { NetworkID($0) }
  }
}
