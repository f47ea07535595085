// SPDX-License-Identifier: MIT
import Core
import NginxConfig

/// Says what an app's `nginx.stream.conf` should hold. It looks at bytes and touches nothing.
nonisolated struct StreamPlanner {
  enum Choice: Equatable {
    case keep
    case write([UInt8])
    case remove
    case refuse(PortRefusal)
  }

  let mode: ProxyMode
  let ability: StreamAbility
  let version: NginxVersion

  /// - Parameter onDisk: nil where there is no file.
  func choose(_ wish: ProxyWish, onDisk: [UInt8]?) -> Choice {
    if mode == .off { return .keep }
    if let onDisk, StreamFileHead(onDisk) == nil {
      guard !wish.routes.isEmpty else { return .keep }
      return .refuse(.refused("\(StreamFileHead.fileName) is somebody else's, and is left alone"))
    }
    if wish.routes.isEmpty { return onDisk == nil ? .keep : .remove }
    switch ability {
    case .unable(let reason): return .refuse(.unsupported(reason))
    case .able: return onDisk == nil && !wish.mayCreate ? .keep : render(wish, onDisk)
    }
  }

  private func render(_ wish: ProxyWish, _ onDisk: [UInt8]?) -> Choice {
    do {
      let text = try StreamConfiguration.text(
        for: wish.app, wish.routes, properties: wish.settings.properties, nginxVersion: version)
      let bytes = Array(text.utf8)
      return bytes == onDisk ? .keep : .write(bytes)
    } catch {
      return .refuse(.refused("\(error)"))
    }
  }
}
