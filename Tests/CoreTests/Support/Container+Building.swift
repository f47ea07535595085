// SPDX-License-Identifier: MIT

import Core

extension Container {
  /// A deployed one on the default bridge, unless told otherwise.
  static func deployed(
    _ app: AppName, _ slot: ProcessSlot, _ id: ContainerID, at address: IPAddress? = nil,
    state: ContainerState = .running,
    name: String? = nil, mode: NetworkMode = .network("bridge"), endpoints: [Endpoint]? = nil,
    details: ContainerDetails? = nil
  ) -> Container {
    Container(
      id: id, name: name ?? "\(app).\(slot)", labels: .deployed(app, slot), state: state, networkMode: mode,
      endpoints: endpoints ?? [Endpoint(network: "bridge", address: address)], details: details)
  }
}

extension ListenerFileChange {
  static func address(_ app: AppName, _ slot: ProcessSlot, _ content: String?) -> ListenerFileChange {
    ListenerFileChange(app: app, kind: .address, slot: slot, content: content)
  }

  static func port(_ app: AppName, _ slot: ProcessSlot, _ content: String?) -> ListenerFileChange {
    ListenerFileChange(app: app, kind: .port, slot: slot, content: content)
  }
}
