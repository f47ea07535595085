// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

/// Rights that others lack are tested with a program that has none: `CrashesCommandTests`.
struct JournalAccessTests {
  private let folder: TemporaryFolder
  private let machine = "0123456789abcdef0123456789abcdef"

  init() throws { folder = try TemporaryFolder() }

  @Test func `files of services are found in a folder itself and in machines' folders`() throws {
    try folder.write("", to: "direct/system.journal")
    try folder.write("", to: "above/\(machine)/system@0001-0002.journal")
    #expect(JournalAccess(directory: folder.path("direct")) == .readable)
    #expect(JournalAccess(directory: folder.path("above")) == .readable)
  }

  @Test func `users' own files, other folders and nothing are no journal`() throws {
    try folder.write("", to: "users/user-1000.journal")
    try folder.write("", to: "other/machine/system.journal")
    #expect(JournalAccess(directory: folder.path("users")) == .none)
    #expect(JournalAccess(directory: folder.path("other")) == .none)
    #expect(JournalAccess(directory: folder.path("nowhere")) == .none)
  }
}
