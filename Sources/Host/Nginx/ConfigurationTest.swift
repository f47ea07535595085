// SPDX-License-Identifier: MIT
import NginxConfig

/// nginx's own test of a configuration that is not the running one.
///
/// The service's sandbox holds for nginx too: no Internet sockets, so no ports, no names from the network, and not all
/// files. It still finds nearly every fault within milliseconds, and what passes there is right. What it complains of is
/// tested again outside, which takes some 20 ms more.
final class ConfigurationTest {
  private let place: CommandPlace
  private let hasSockets: () -> Bool
  /// Addresses that nginx could listen on outside.
  private var listened: Set<String> = []

  init(in place: CommandPlace, hasSockets: @escaping () -> Bool = { InternetSockets.areAllowed }) {
    self.place = place
    self.hasSockets = hasSockets
  }

  /// - Parameter addresses: all that the configuration listens on; nil where that is not known.
  func run(_ command: CommandLine, listening addresses: [String]?, then: @escaping (NginxComplaint?) -> Void) {
    ChildProcess.run(command) { [self] result in
      guard let complaint = NginxComplaint(test: result) else { return then(nil) }
      guard case .unit = place else { return then(complaint.isOfSockets && !hasSockets() ? nil : complaint) }
      if complaint.isOfSockets, let addresses, listened.isSuperset(of: addresses) { return then(nil) }
      place.run(command, named: TransientUnit.name("nginx-test")) { outside in
        then(self.judge(outside, addresses ?? [], inside: complaint))
      }
    }
  }

  /// Where nothing can be run outside, what was found inside has to do. nginx opens its sockets last.
  private func judge(_ outside: CommandResult, _ addresses: [String], inside: NginxComplaint) -> NginxComplaint? {
    guard case .exited = outside.ending else { return inside.isOfSockets ? nil : inside }
    if let complaint = NginxComplaint(test: outside) { return complaint }
    listened.formUnion(addresses)
    return nil
  }
}

extension NginxComplaint {
  /// `socket() 0.0.0.0:80 failed (97: Address family not supported by protocol)`
  fileprivate nonisolated var isOfSockets: Bool { words.hasPrefix("socket() ") && words.contains(" failed (97: ") }
}
