// SPDX-License-Identifier: MIT

import Core

/// What `IP.TYPE.N` and `PORT.TYPE.N` hold: the bare text without a line end, as Dokku's `network-write-ipaddr` and
/// `network-write-port` write it.
package enum ListenerFile {
  /// Readable by all, as Dokku leaves them.
  package static let mode: UInt32 = 0o644

  package static func bytes(_ address: IPAddress) -> [UInt8] { Array(address.description.utf8) }
  package static func bytes(_ port: Port) -> [UInt8] { Array(port.description.utf8) }
}
