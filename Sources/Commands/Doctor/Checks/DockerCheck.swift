// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

/// Docker's engine: whether it can be reached, is of an age that is served, and what becomes of containers without it.
nonisolated enum DockerCheck {
  struct Facts {
    let host: DockerHost
    let access: SocketAccess
    /// The API version that is spoken with it; nil where none was agreed on.
    let version: APIVersion?
    /// What it says of itself when it is asked in that version.
    let info: Result<EngineInfo, DockerFailure>
    /// By our clock, when it said that.
    let now: Timestamp
    let user: String
  }

  static func findings(_ facts: Facts) -> [Finding] {
    switch facts.info {
    case .success(let info):
      return [answer(info, facts), liveRestore(info), clock(info, now: facts.now)].compactMap { $0 }
    case .failure(.tooOld(let newest)):
      return [
        .fault(
          "docker-api",
          "Docker speaks API \(newest) at most, and \(APIVersion.oldest), that of Docker 20.10, is needed",
          mend: "apt install --only-upgrade docker.io")
      ]
    case .failure(let failure): return [facts.version.map { refuses(failure, $0) } ?? unreachable(facts)]
    }
  }

  private static func answer(_ info: EngineInfo, _ facts: Facts) -> Finding {
    let name = info.serverVersion.isEmpty ? "Docker" : "Docker \(info.serverVersion)"
    let spoken = facts.version.map { ", API \($0) is spoken" } ?? ""
    return .ok("docker-api", "\(name) answers on \(facts.host.path)\(spoken)")
  }

  private static func refuses(_ failure: DockerFailure, _ version: APIVersion) -> Finding {
    .fault(
      "docker-api", "Docker does not answer a request in API \(version): \(failure)", mend: "systemctl restart docker")
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
      let reason = facts.info.failure.map { "\($0)" } ?? ""
      return .fault("docker-api", "Docker does not answer: \(reason)", mend: "systemctl restart docker")
    }
  }

  private static func liveRestore(_ info: EngineInfo) -> Finding {
    if info.liveRestore {
      return .ok("docker-live-restore", "live-restore is on: containers outlive a restart of Docker")
    }
    return .advice(
      "docker-live-restore", "live-restore is off: whenever Docker restarts, all apps are down until it is back",
      mend: "\"live-restore\": true, in /etc/docker/daemon.json", "systemctl reload docker")
  }

  private static func clock(_ info: EngineInfo, now: Timestamp) -> Finding? {
    guard let clock = info.clock else { return nil }
    let seconds = (clock.nanoseconds - now.nanoseconds) / 1_000_000_000
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
