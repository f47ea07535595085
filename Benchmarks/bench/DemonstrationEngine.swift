// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// A fake engine for people: three containers, one of which crashes now and then.
enum DemonstrationEngine {
  static func serve(on socket: String) throws {
    let engine = try FakeEngine(socketPath: socket)
    let labels = ["com.dokku.app-name": "blog", "com.dokku.container-type": "deploy"]
    let ids = try engine.change { world in
      try world.createNetwork("shared")
      return try ["web.1", "web.2", "worker.1"].map { slot in
        let own = ["com.dokku.dyno": slot, "com.dokku.process-type": String(slot.dropLast(2))]
        return try world.run("blog.\(slot)", labels: labels.merging(own) { $1 }, restart: ("always", 0))
      }
    }
    print("curl --unix-socket \(socket) http://docker/events?since=0")
    while true {
      Thread.sleep(forTimeInterval: 5)
      engine.change { $0.crash(ids[0], exitCode: 1) }
      Thread.sleep(forTimeInterval: 0.3)
      try engine.change { try $0.comeBack(ids[0]) }
    }
  }
}
