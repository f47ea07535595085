// SPDX-License-Identifier: MIT
import Host

/// nginx: whether it is there, runs, and reads what is written for http.
nonisolated enum NginxCheck {
  struct Facts {
    let program: String
    /// `DOKKU_ROOT`
    let root: String
    let isOff: Bool
    let nginx: Result<NginxFacts, NginxSurvey.Unusable>
    /// Apps with TCP or UDP ports.
    let appsWithPorts: [String]
    /// The package's script that includes the files of those.
    let hasIncludeScript: Bool
  }

  static func findings(_ facts: Facts) -> [Finding] {
    if facts.isOff { return [.skipped("nginx-program", "the setting proxy is off, so nginx is left alone")] }
    switch facts.nginx {
    case .failure(let unusable):
      return [
        .fault(
          "nginx-program", unusable.reason, mend: "apt install nginx",
          "or: \(SettingName.nginxBin.variable)=PATH, in \(ServiceSettings.path)")
      ]
    case .success(let nginx):
      let program = Finding.ok("nginx-program", "nginx \(nginx.version) is \(facts.program)")
      let first = [program, process(nginx)]
      guard nginx.isReadable else {
        return first + [
          .skipped("nginx-http-include", "\(nginx.main) cannot be read, so nobody knows what it includes")
        ]
      }
      return first + [include(nginx, facts.root)] + StreamCheck.findings(nginx, facts)
    }
  }

  private static func process(_ nginx: NginxFacts) -> Finding {
    guard let master = nginx.master else {
      return .fault("nginx-process", "nginx does not run", mend: "nginx -t", "systemctl start nginx")
    }
    return .ok("nginx-process", "it runs as process \(master)")
  }

  private static func include(_ nginx: NginxFacts, _ root: String) -> Finding {
    let check = "nginx-http-include"
    let line = "include \(root)/*/nginx.conf;"
    switch nginx.http.includes.count {
    case 1: return .ok(check, "\(nginx.http.includes[0]) includes the apps' nginx.conf")
    case 0:
      let mend = nginx.http.folder.map { "echo '\(line)' >\($0)/dokku.conf" }
      return .fault(
        check, "\(nginx.main) does not include the apps' nginx.conf, so no app is served",
        mend: mend ?? "in \(nginx.main), inside of http { }: \(line)", "nginx -t && systemctl reload nginx")
    default:
      let places = nginx.http.includes.joined(separator: ", ")
      return .fault(
        check, "the apps' nginx.conf are included \(nginx.http.includes.count) times, in \(places)",
        mend: "in one of these, take out: \(line)", "nginx -t && systemctl reload nginx")
    }
  }
}
