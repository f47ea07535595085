// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Testing

@testable import Host

struct ImagePortsOutcomeTests {
  private func outcome(_ answer: Result<ArchivedPath, DockerFailure>) -> ImagePortsOutcome {
    ImagePortsOutcome(answer, path: "/app/PORTS")
  }

  private func complaint(_ found: ArchivedPath) -> ImagePortsOutcome? { outcome(.success(found)) }

  @Test func `a file's lines are ports, and complaints name its place`() throws {
    let smtp = PortForward(try #require(PublicPort("25/tcp")), to: try #require(Port(5025)))
    #expect(
      outcome(.success(.file(Array("25:5025\n22:x\n".utf8))))
        == .read(
          [smtp], complaints: ["/app/PORTS in the image:2: not PUBLIC:CONTAINER[/PROTOCOL] [TYPE]: \"22:x\""]))
  }

  @Test func `what is no file has no ports, and says why`() {
    #expect(complaint(.folder) == .read([], complaints: ["/app/PORTS in the image: is not a regular file"]))
    #expect(
      complaint(.link) == .read([], complaints: ["/app/PORTS in the image: is a link, and links are not followed"]))
    let large = ImagePortsOutcome.read([], complaints: ["/app/PORTS in the image: has more than 65536 bytes"])
    #expect(complaint(.tooLarge) == large)
    #expect(outcome(.failure(.tooLarge(limit: 80_000))) == large)
  }

  @Test(arguments: [
    "Could not find the file /app/PORTS in container 1", "lstat /x/merged/app/PORTS: no such file or directory",
  ])
  func `a path that is not there is no port and no fault`(_ words: String) {
    #expect(outcome(.failure(.gone(words))) == .read([], complaints: []))
  }

  @Test func `a container that has gone meanwhile says nothing of its image`() {
    #expect(outcome(.failure(.gone("No such container: 1"))) == .failed("No such container: 1"))
    #expect(outcome(.failure(.malformed("an archive"))) == .failed("an archive"))
  }
}
