// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import Host

extension CommandRun {
  /// The text on stdin, after the network to create a container on where one is set. Asked several times for one
  /// container, so it changes nothing; and not necessarily UTF-8.
  func passThrough(_ app: String, isPlain: Bool) throws {
    let network = isPlain ? "" : try networkProperties(of: .app(AppName(trigger: app))).computed(.initialNetwork)
    if !network.isEmpty {
      // The text becomes part of a command line.
      guard let name = NetworkName(network) else {
        throw CommandFailed("Invalid initial-network of \(app): \(network)")
      }
      console.output(Array(" --network=\(name) ".utf8))
    }
    console.output(console.allInput())
    end()
  }

  func property(_ key: String, of app: AppName) throws -> String {
    guard let property = NetworkProperty(rawValue: key), property.hasGlobal else {
      throw CommandFailed("Invalid network property specified: \(key)")
    }
    return try networkProperties(of: .app(app)).computed(property)
  }

  /// Listeners joined by blanks, empty for none.
  func listeners(_ app: AppName, type text: String) throws -> String {
    if text.isEmpty {
      warn(
        "Deprecated: Please specify a processType argument for the network-get-listeners plugin trigger")
    }
    guard let type = ProcessType(text.isEmpty ? "web" : text) else {
      throw CommandFailed("Invalid process type: \(text)")
    }
    let fixed = type == .web ? try networkProperties(of: .app(app)).own(.staticWebListener) : ""
    if !fixed.isEmpty { return fixed }
    return try files(of: app)?.listenersOnDisk(of: type).map { "\($0)" }.joined(separator: " ") ?? ""
  }

  /// Whether nginx has somewhere to send requests to.
  func configExists(_ app: AppName) throws -> Bool {
    guard try networkProperties(of: .app(app)).own(.staticWebListener).isEmpty else { return true }
    let first = ProcessSlot(.web, 1)
    guard let files = try files(of: app) else { return false }
    return files.addressFiles[first] != nil && files.portFiles[first] != nil
  }

  /// Nil for an app that is not there.
  func files(of app: AppName) throws -> AppFiles? {
    switch try reader.read([app])[app] {
    case .files(let files): return files
    case .unreadable(let reason): throw CommandFailed(reason)
    case .gone, nil: return nil
    }
  }
}
