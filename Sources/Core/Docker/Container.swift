// SPDX-License-Identifier: MIT

/// What the engine says of one container. `/containers/json` gives all but the details.
package struct Container: Hashable, Sendable {
  package let id: ContainerID
  /// Without the leading slash. Never parsed: app names and process types may hold dots.
  package var name: String
  package var labels: DokkuLabels
  package var state: ContainerState
  package var networkMode: NetworkMode
  /// What it was made from; nil where that was not said.
  package var image: ImageID?
  /// Sorted by network name.
  package var endpoints: [Endpoint]
  /// What only `/containers/ID/json` tells; nil until asked for.
  package var details: ContainerDetails?

  package init(
    id: ContainerID, name: String, labels: DokkuLabels, state: ContainerState, networkMode: NetworkMode,
    image: ImageID? = nil, endpoints: [Endpoint], details: ContainerDetails? = nil
  ) {
    self.id = id
    self.name = name
    self.labels = labels
    self.state = state
    self.networkMode = networkMode
    self.image = image
    self.endpoints = endpoints.sorted { $0.network < $1.network }
    self.details = details
  }

  package func endpoint(on network: NetworkName) -> Endpoint? { endpoints.first { $0.network == network } }
}
