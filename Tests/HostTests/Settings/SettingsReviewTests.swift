// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct SettingsReviewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func review(_ text: String, own: [String: String] = [:]) throws -> SettingsReview {
    SettingsReview(path: try folder.write(text, to: "default"), own: own)
  }

  private func faults(_ review: SettingsReview) -> [String] {
    review.faults.map { "\($0.line.map(String.init) ?? "-") \($0.reason)" }
  }

  @Test func `settings that parse count, those of others are none of ours`() throws {
    let review = try review("DEL_PROXY=native\nDEL_REBUILD_LIMIT='5'\nLD_PRELOAD=x\n# DEL_NONSENSE=1\n")
    #expect(review.file == .read && review.faults == [])
    #expect(try #require(review.changedAt) > 1_700_000_000)
    #expect(review.usable == ["DEL_PROXY": "native", "DEL_REBUILD_LIMIT": "5"])
    #expect(try review.settings().rebuildLimit == 5)
  }

  @Test func `what does not count is told with its line, in the order of the file`() throws {
    let review = try review(
      "DEL_REBUILD_LIMIT=many\nDEL_RBUILD_LIMIT=3\nexport DEL_PROXY=off\n\nDEL_LOG_LEVEL debug\nDOKKU_ROOT=home\n")
    #expect(
      faults(review) == [
        "1 DEL_REBUILD_LIMIT is \"many\"; it must be a whole number from 0 to 1000",
        "2 there is no setting DEL_RBUILD_LIMIT; is DEL_REBUILD_LIMIT meant?",
        "3 \"export DEL_PROXY\" is no variable's name, so it is left out",
        "5 it is no NAME=VALUE, so it is left out", "6 DOKKU_ROOT is \"home\"; it must be an absolute path",
      ])
    #expect(review.ignored.map(\.line) == [2, 3, 5])
    #expect(review.usable == [:])
    #expect(try review.settings().rebuildLimit == 3)
  }

  @Test func `a command's own environment counts above the file, and its faults are told apart`() throws {
    let review = try review(
      "DOKKU_ROOT=/file\nDEL_PROXY=off\n", own: ["DOKKU_ROOT": "/own", "DEL_PROXY": "never", "DOKKU_BIN": ""])
    #expect(review.usable == ["DOKKU_ROOT": "/own", "DEL_PROXY": "off"])
    #expect(faults(review) == ["- DEL_PROXY is \"never\"; it must be auto, native, dokku or off"])
  }

  @Test func `a file that is not there, and one that is no file, are told`() throws {
    let missing = SettingsReview(path: folder.path("nowhere"), own: [:])
    #expect(missing.file == .missing && missing.changedAt == nil)
    #expect(SettingsReview(path: folder.path, own: [:]).file == .unreadable("not a regular file"))
  }
}
