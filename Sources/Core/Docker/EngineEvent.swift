// SPDX-License-Identifier: MIT

/// One line of `/events` that concerns us (Engine API, SystemEventsResponse). A hint: it says what to look at again.
package struct EngineEvent: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case container(ContainerID, ContainerAction, app: AppName?)
    /// `container` only with connect and disconnect.
    case network(NetworkID, NetworkAction, name: String, container: ContainerID?)
  }

  package let time: Timestamp
  package let subject: Subject

  package init(time: Timestamp, subject: Subject) {
    self.time = time
    self.subject = subject
  }
}

/// The container actions that lead to something; every other one is dropped while decoding.
package enum ContainerAction: Hashable, Sendable {
  case create, start, restart, pause, unpause, oom, stop, destroy, rename, update
  /// The signal's number, where the engine tells it.
  case kill(signal: Int?)
  /// The exit code is a hint: container labels are copied over event attributes.
  case die(exitCode: Int?)
  case healthStatus(Health)
}

/// The network actions that lead to something.
package enum NetworkAction: Hashable, Sendable {
  case create, connect, disconnect, destroy
}
