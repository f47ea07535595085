// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// Commands as whole processes, on a host with fifty apps. The floor is the program's own start and end.
struct Commands {
  private static let apps = 50
  private let options: Options
  private let house: House

  init(_ options: Options) throws {
    self.options = options
    house = try House(apps: Self.apps)
  }

  func measure() throws -> [Row] {
    let floor = try times(["version"])
    let app = house.apps[0].name
    let short: [(String, [String])] = [
      ("network:exists", ["network:exists", "bridge"]), ("network:report", ["network:report", app]),
      ("network:set", ["network:set", app, "tld", "example"]),
    ]
    var rows = try short.map { name, words in
      Row(name: name, unit: "ms", samples: try times(words), floor: floor.median, limit: 15)
    }
    rows.append(Row(name: "version (floor)", unit: "ms", samples: floor, floor: floor.median))
    // The first one writes what the others find.
    _ = try time(["network:rebuildall"])
    var turn = 0
    let rebuild = try Samples(runs: 5) {
      turn = 1 - turn
      house.engine.changeSilently { world in for app in house.apps { world.move(app, to: turn) } }
      return try time(["network:rebuildall"])
    }
    var reload = ReloadFloor(house: house, app: house.apps[0], turn: 1 - turn)
    try house.open(house.apps[0], turns: 0..<2)
    let bare = try reload.hangUp(runs: 5).median
    rows.append(
      Row(
        name: "network:rebuildall, 50 apps, all moved", unit: "ms", samples: rebuild, floor: bare, limit: 1000 + bare,
        limitReason: "1 s and one reload"))
    return rows
  }

  private func times(_ words: [String]) throws -> Samples { try Samples(runs: 21) { try time(words) } }

  private func time(_ words: [String]) throws -> Double {
    let environment = [
      "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "DOCKER_HOST": "unix://\(house.engine.socketPath)", "DOKKU_ROOT": house.tree.root,
      "DOKKU_LIB_ROOT": house.tree.library, "DEL_NGINX_BIN": NginxInstance.binary,
      "DEL_NGINX_CONF": house.nginx.configuration, "DEL_PROXY": "native",
    ]
    var status: CInt?
    let time = try elapsed { status = try Child([options.daemon] + words, environment: environment).waitToEnd() }
    guard status == 0 else {
      throw DaemonFailed(description: "\(words.joined(separator: " ")) ended with wait status \(status ?? -1)")
    }
    return time
  }
}
