// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// What the disk takes for the files of all apps: written beside their places, made durable at once, renamed.
struct DiskFloor {
  private let folder: TemporaryFolder
  private let paths: [String]

  init(apps: Int) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    paths = try (0..<apps).flatMap { app in
      try FileManager.default.createDirectory(atPath: folder.path("\(app)"), withIntermediateDirectories: false)
      return ["IP.web.1", "nginx.conf"].map { folder.path("\(app)/\($0)") }
    }
  }

  func measure(runs: Int) throws -> Samples {
    // About what an app's configuration weighs.
    let data = Data(repeating: UInt8(ascii: "x"), count: 2000)
    return try Samples(runs: runs) {
      try elapsed {
        for path in paths { try data.write(to: URL(fileURLWithPath: "\(path).new")) }
        try Child.run(["sync", "--file-system", folder.path])
        for path in paths { rename("\(path).new", path) }
      }
    }
  }
}
