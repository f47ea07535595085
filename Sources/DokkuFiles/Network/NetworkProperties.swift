// SPDX-License-Identifier: MIT

/// The stored texts of an app's `network` properties and of the global ones. What is not set is empty.
package struct NetworkProperties: Hashable, Sendable {
  package var own: [NetworkProperty: String]
  package var global: [NetworkProperty: String]

  package init(own: [NetworkProperty: String] = [:], global: [NetworkProperty: String] = [:]) {
    self.own = own
    self.global = global
  }

  package func own(_ property: NetworkProperty) -> String { own[property] ?? "" }

  package func global(_ property: NetworkProperty) -> String { property.hasGlobal ? global[property] ?? "" : "" }

  /// The app's own, else the global one, else the default.
  package func computed(_ property: NetworkProperty) -> String {
    [own(property), global(property)].first { !$0.isEmpty } ?? property.standard
  }
}
