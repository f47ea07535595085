// SPDX-License-Identifier: MIT
import Core
import DockerAPI

extension CommandRun {
  /// `post-container-create app CID APP PHASE [PT]`: a container that has been made and does not run yet joins every
  /// network of attach-post-create, with its aliases only where it is deployed.
  func attachCreated(_ words: [String]) throws {
    guard words.count >= 4, words[0] == "app" else { return end() }
    guard let id = ContainerID(words[1]) else { throw CommandFailed("Invalid container id: \(words[1])") }
    let app = try AppName(trigger: words[2])
    guard let settings = try files(of: app)?.network, !settings.attachPostCreate.isEmpty else { return end() }
    let type = words[3] == "deploy" && words.count > 4 ? ProcessType(words[4]) : nil
    ask(.inspect(id), or: "Unable to inspect container") { [self] container in
      let aliases = Self.aliases(app, type, container, settings)
      attach(settings.attachPostCreate.map { Attachment(container: container, network: $0, aliases: aliases) })
    }
  }

  /// `core-post-deploy APP`: the app's running containers join every network of attach-post-deploy.
  func attachDeployed(_ app: AppName) throws {
    guard let files = try files(of: app), !files.network.attachPostDeploy.isEmpty else { return end() }
    inspect(files.slots.sorted { $0.key < $1.key }.map(\.value)) { [self] containers in
      let known = ContainerTable(containers)
      let running = files.currentContainers(of: app, among: known).sorted { $0.key < $1.key }
        .filter { $0.value.state == .running }
      let wanted = files.network.attachPostDeploy.flatMap { network in
        running.map { slot, container in
          let aliases = Self.aliases(app, slot.type, container, files.network)
          return Attachment(container: container, network: network, aliases: aliases)
        }
      }
      for network in files.network.attachPostDeploy { announce("Associating app with network \(network)") }
      attach(wanted)
    }
  }

  private static func aliases(
    _ app: AppName, _ type: ProcessType?, _ container: Container, _ settings: NetworkSettings
  ) -> [String] {
    type.map { settings.aliases(of: app, $0, hostname: container.details?.hostname ?? "") } ?? []
  }

  /// One after another, so that the first failure is the last word.
  private func attach(_ attachments: [Attachment]) {
    guard let next = attachments.first(where: { !$0.isDone }) else { return end() }
    let rest = Array(attachments.drop { $0 != next }.dropFirst())
    send(.connect(next.container.id, to: next.network, aliases: next.aliases)) { [self] result in
      switch result {
      case .success: attach(rest)
      case .failure(let failure):
        // The daemon may have been quicker.
        inspect([next.container.id]) { [self] found in
          guard found.first?.endpoint(on: next.network) != nil else { throw next.failed(failure) }
          attach(rest)
        }
      }
    }
  }
}
