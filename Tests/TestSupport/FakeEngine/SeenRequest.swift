// SPDX-License-Identifier: MIT

/// A request as the fake engine received it.
package struct SeenRequest: Sendable, Equatable {
  package let endpoint: EngineEndpoint
  package let method: String
  /// With its version, without the query.
  package let path: String
  package let query: [String: String]
  package let body: String
}
