// SPDX-License-Identifier: MIT

/// What nginx's stream module carries.
package enum TransportProtocol: String, CaseIterable, Hashable, Sendable {
  case tcp, udp
}
