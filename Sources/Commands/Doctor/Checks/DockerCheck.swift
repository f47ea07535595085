// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

/// Docker's engine: whether it can be reached, is of an age that is served, and what becomes of containers without it.
nonisolated enum DockerCheck {
  struct Facts {
    let host: DockerHost
    let access: SocketAccess
    /// The newest API version that it speaks.
    let newest: Result<APIVersion, DockerFailure>
    /// Nil where it says nothing of itself.
    let info: EngineInfo?
    /// By our clock, when it said that.
    let now: Timestamp
    let user: String
  }

  static func findings(_ facts: Facts) -> [Finding] {
    guard case .success(let newest) = facts.newest else { return [unreachable(facts)] }
    guard let spoken = newest.spoken else {
      return [
        .fault(
          "docker-api",
          "Docker speaks API \(newest) at most, and \(APIVersion.oldest), that of Docker 20.10, is needed",
          mend: "apt install --only-upgrade docker.io")
      ]
    }
    let version = facts.info?.serverVersion ?? ""
    let name = version.isEmpty ? "Docker" : "Docker \(version)"
    let answer = Finding.ok("docker-api", "\(name) answers on \(facts.host.path), API \(spoken) is spoken")
    return [answer] + [liveRestore(facts), clock(facts)].compactMap { $0 }
  }

  private static func unreachable(_ facts: Facts) -> Finding {
    let path = facts.host.path
    let place = "or: \(SettingName.dockerHost.variable)=unix:///PATH, in \(ServiceSettings.path)"
    switch facts.access {
    case .missing:
      return .fault(
        "docker-api", "there is no \(path): Docker does not run, or is elsewhere", mend: "systemctl start docker", place
      )
    case .notASocket: return .fault("docker-api", "\(path) is no socket", mend: place)
    case .denied:
      return .fault(
        "docker-api", "\(facts.user) has no right to \(path)", mend: "sudo dokku-event-listener doctor",
        "or: usermod -aG docker \(facts.user)")
    case .open:
      let reason = facts.newest.failure.map { "\($0)" } ?? ""
      return .fault("docker-api", "Docker does not answer: \(reason)", mend: "systemctl restart docker")
    }
  }

  private static func liveRestore(_ facts: Facts) -> Finding? {
    guard let info = facts.info else { return nil }
    if info.liveRestore {
      return .ok("docker-live-restore", "live-restore is on: containers outlive a restart of Docker")
    }
    return .advice(
      "docker-live-restore", "live-restore is off: whenever Docker restarts, all apps are down until it is back",
      mend: "\"live-restore\": true, in /etc/docker/daemon.json", "systemctl reload docker")
  }

  private static func clock(_ facts: Facts) -> Finding? {
    guard let clock = facts.info?.clock else { return nil }
    let seconds = (clock.nanoseconds - facts.now.nanoseconds) / 1_000_000_000
    guard seconds.magnitude >= 5 else { return .ok("docker-clock", "Docker's clock is this host's") }
    return .advice(
      "docker-clock",
      "Docker's clock is \(seconds.magnitude) s \(seconds < 0 ? "behind" : "ahead of") this host's, "
        + "so times of crashes are not to be relied on", mend: "timedatectl set-ntp true")
  }
}

extension Result {
  fileprivate nonisolated var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
