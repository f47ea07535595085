// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host
import Testing

@testable import Commands

struct DockerCheckTests {
  private func findings(
    _ failure: DockerFailure? = nil, version: APIVersion? = APIVersion(1, 45), access: SocketAccess = .open,
    liveRestore: Bool = true, clock: Int64? = 100
  ) -> [Finding] {
    let info = EngineInfo(
      serverVersion: "26.1.4", liveRestore: liveRestore, clock: clock.map { Timestamp(nanoseconds: $0 * 1_000_000_000) }
    )
    return DockerCheck.findings(
      DockerCheck.Facts(
        host: .standard, access: access, version: version,
        info: failure.map { .failure($0) } ?? .success(info),
        now: Timestamp(nanoseconds: 100_000_000_000), user: "deploy"))
  }

  @Test func `an engine that is well is told with what is spoken`() {
    #expect(
      findings() == [
        .ok("docker-api", "Docker 26.1.4 answers on /var/run/docker.sock, API 1.45 is spoken"),
        .ok("docker-live-restore", "live-restore is on: containers outlive a restart of Docker"),
        .ok("docker-clock", "Docker's clock is this host's"),
      ])
  }

  @Test func `live-restore off is advice`() {
    #expect(
      findings(liveRestore: false)[1]
        == .advice(
          "docker-live-restore", "live-restore is off: whenever Docker restarts, all apps are down until it is back",
          mend: "\"live-restore\": true, in /etc/docker/daemon.json", "systemctl reload docker"))
  }

  @Test(arguments: [(105, "5 s ahead of"), (30, "70 s behind")] as [(Int64, String)])
  func `a clock that is off is told by how much`(clock: Int64, words: String) {
    let finding = findings(clock: clock)[2]
    #expect(finding.verdict == .advice && finding.text.hasPrefix("Docker's clock is \(words) this host's"))
    #expect(findings(clock: 104)[2].verdict == .ok && findings(clock: nil).count == 2)
  }

  @Test func `whatever stands in the way has its own mend`() {
    let place = "or: DOCKER_HOST=unix:///PATH, in \(ServiceSettings.path)"
    let gone = DockerFailure.unreachable("connect: Connection refused")
    #expect(
      findings(gone, version: nil, access: .missing) == [
        .fault(
          "docker-api", "there is no /var/run/docker.sock: Docker does not run, or is elsewhere",
          mend: "systemctl start docker", place)
      ])
    #expect(
      findings(gone, version: nil, access: .notASocket) == [
        .fault("docker-api", "/var/run/docker.sock is no socket", mend: place)
      ])
    #expect(
      findings(gone, version: nil, access: .denied) == [
        .fault(
          "docker-api", "deploy has no right to /var/run/docker.sock", mend: "sudo dokku-event-listener doctor",
          "or: usermod -aG docker deploy")
      ])
    #expect(
      findings(gone, version: nil) == [
        .fault(
          "docker-api", "Docker does not answer: connect: Connection refused", mend: "systemctl restart docker")
      ])
  }

  @Test func `an engine that is too old is a fault, the oldest that is served is none`() {
    #expect(
      findings(.tooOld(APIVersion(1, 40)), version: nil) == [
        .fault(
          "docker-api", "Docker speaks API 1.40 at most, and 1.41, that of Docker 20.10, is needed",
          mend: "apt install --only-upgrade docker.io")
      ])
    #expect(findings(version: .oldest)[0].verdict == .ok)
  }

  @Test func `an engine that refuses what it is asked is a fault`() {
    #expect(
      findings(.refused(status: 403, "not allowed")) == [
        .fault(
          "docker-api", "Docker does not answer a request in API 1.45: not allowed (status 403)",
          mend: "systemctl restart docker")
      ])
  }
}
