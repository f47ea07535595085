// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct BackgroundRemovalTests {
  @Test func `each path is tried once, in batches, however they come`() async throws {
    let folder = try TemporaryFolder()
    let paths = try (0..<30).map { try folder.write("", to: "file-\($0)") } + [folder.path("missing")]
    var tried: [String] = []
    var batches = 0
    var removal: BackgroundRemoval?
    await withCheckedContinuation { continuation in
      removal = BackgroundRemoval { done in
        tried += done
        batches += 1
        if batches == 1 { paths.dropFirst(20).forEach { removal?.remove($0) } }
        if tried.count == paths.count { continuation.resume() }
      }
      paths.prefix(20).forEach { removal?.remove($0) }
    }
    #expect(tried == paths)
    #expect(batches == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
