// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct ColourTests {
  @Test func `a file gets none, a terminal does`() throws {
    let folder = try TemporaryFolder()
    let file = open(try folder.write("", to: "file"), O_WRONLY)
    defer { close(file) }
    #expect(!Colour.isWanted(on: file))
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    #expect(Colour.isWanted(on: terminal) == (getenv("NO_COLOR") == nil))
  }
}
