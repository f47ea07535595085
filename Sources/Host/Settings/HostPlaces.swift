// SPDX-License-Identifier: MIT

/// Where a Dokku host keeps its things, for commands that need no other setting.
package nonisolated struct HostPlaces: Hashable, Sendable {
  package let dockerHost: DockerHost
  package let dokkuRoot: String
  package let dokkuLibRoot: String

  package init(environment: [String: String]) throws(InvalidSetting) {
    let from = SettingSources(environment: environment, options: [:])
    dockerHost = try from.dockerHost()
    dokkuRoot = try from.dokkuRoot()
    dokkuLibRoot = try from.dokkuLibRoot()
  }
}
