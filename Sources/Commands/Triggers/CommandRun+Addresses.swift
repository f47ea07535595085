// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import DokkuFiles

extension CommandRun {
  /// `network-get-ipaddr`: where a container that has just been started can be reached. Empty where nobody can tell.
  func findAddress(_ app: AppName, _ type: String, _ container: String) throws {
    guard let type = ProcessType(type) else { throw CommandFailed("Invalid process type: \(type)") }
    let fixed = type == .web ? try networkProperties(of: .app(app)).own(.staticWebListener) : ""
    if !fixed.isEmpty {
      print(Self.host(of: fixed))
      return end()
    }
    guard let id = ContainerID(container) else { throw CommandFailed("Invalid container id: \(container)") }
    let files = try files(of: app) ?? AppFiles()
    ask(.inspect(id), or: "Unable to inspect container") { [self] found in
      withNetworkOwner(of: found) { [self] known in
        let host = files.host(of: found, in: ProcessSlot(type, 1), among: known)
        print(host.map { Self.text($0) } ?? "")
        end()
      }
    }
  }

  /// A container that shares another one's network stack is reached at that one's address.
  private func withNetworkOwner(of container: Container, then: @escaping (ContainerTable) throws -> Void) {
    guard case .container(let other) = container.networkMode else {
      return attempt { try then(ContainerTable([container])) }
    }
    inspect([other]) { try then(ContainerTable([container] + $0)) }
  }

  private static func host(of fixed: String) -> String {
    if let listener = Listener(fixed) { return text(listener.host) }
    return IPAddress(fixed).map { "\($0)" } ?? "\(IPAddress.loopback)"
  }

  private static func text(_ host: Listener.Host) -> String {
    switch host {
    case .address(let address): "\(address)"
    case .name(let name): name.rawValue
    }
  }
}
