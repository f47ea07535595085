// SPDX-License-Identifier: MIT
import Host

/// Whether nginx reads what is written for TCP and UDP ports. What is missing is a fault only where an app has such ports;
/// http goes on in any case.
nonisolated enum StreamCheck {
  private static let script = "/usr/share/dokku-event-listener/nginx/include-stream"
  private static let package = "90-dokku-event-listener.conf"
  private static let reload = "nginx -t && systemctl reload nginx"

  static func findings(_ nginx: NginxFacts, _ facts: NginxCheck.Facts) -> [Finding] {
    [module(nginx, facts), include(nginx, facts)]
  }

  private static func module(_ nginx: NginxFacts, _ facts: NginxCheck.Facts) -> Finding {
    switch nginx.streamModule {
    case .present: .ok("nginx-stream-module", "it has the stream module, for TCP and UDP ports")
    case .unloaded(let file):
      missing(
        "nginx-stream-module", "nginx does not load its stream module", facts,
        ["in \(nginx.main), as its first line: load_module \(file);", reload])
    case .missing:
      missing("nginx-stream-module", "nginx has no stream module", facts, ["apt install libnginx-mod-stream"])
    }
  }

  private static func include(_ nginx: NginxFacts, _ facts: NginxCheck.Facts) -> Finding {
    let check = "nginx-stream-include"
    let line = "include \(facts.root)/*/nginx.stream.conf;"
    let stream = nginx.stream
    if stream.files.count > 1 { return twoBlocks(stream, line, facts) }
    switch (stream.includes.count, stream.files.first) {
    case (1, _): return .ok(check, "\(stream.includes[0]) includes the apps' nginx.stream.conf")
    case (0, let own?):
      return missing(
        check, "the stream block of \(own) does not include the apps' nginx.stream.conf", facts,
        ["in \(own), inside of its stream { }: \(line)"] + packageOut(facts) + [reload])
    case (0, nil):
      // Whether the file can be included is for that script to find out.
      let mend = facts.hasIncludeScript ? script : "in \(nginx.main), outside of all blocks: stream { \(line) }"
      return missing(check, "\(nginx.main) does not include the apps' nginx.stream.conf", facts, [mend, reload])
    default:
      return .fault(
        check,
        "the apps' nginx.stream.conf are included \(stream.includes.count) times, in "
          + "\(stream.includes.joined(separator: ", ")): nginx refuses a port that is there twice",
        mend: "in one of these, take out: \(line)", reload)
    }
  }

  /// nginx does not start with two. The package adds its own only where there is no other, so somebody's came later.
  private static func twoBlocks(_ stream: NginxFacts.Block, _ line: String, _ facts: NginxCheck.Facts) -> Finding {
    let others = stream.files.filter { !$0.hasSuffix("/\(package)") }
    let own = others.first(where: stream.includes.contains) ?? others.first ?? stream.files[0]
    let surplus = others.filter { $0 != own }
    let out = surplus.isEmpty ? [] : ["take the stream block out of \(surplus.joined(separator: ", "))"]
    let add = stream.includes.contains(own) ? [] : ["in \(own), inside of its stream { }: \(line)"]
    return Finding(
      "nginx-stream-include", .fault,
      "there are \(stream.files.count) stream blocks, in \(stream.files.joined(separator: ", ")), and nginx takes one alone",
      (others.count < stream.files.count ? packageOut(facts) : []) + out + add + [reload])
  }

  private static func packageOut(_ facts: NginxCheck.Facts) -> [String] {
    facts.hasIncludeScript ? ["\(script) remove"] : []
  }

  private static func missing(
    _ check: String, _ what: String, _ facts: NginxCheck.Facts, _ mend: [String]
  ) -> Finding {
    if facts.appsWithPorts.isEmpty {
      return Finding(check, .advice, "\(what); no app has TCP or UDP ports yet", mend)
    }
    let apps = facts.appsWithPorts.joined(separator: ", ")
    return Finding(check, .fault, "\(what), so ports of \(apps) are not served; http is", mend)
  }
}
