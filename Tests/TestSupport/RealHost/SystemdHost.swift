// SPDX-License-Identifier: MIT
import Foundation

/// A Debian that has booted systemd, in a container of a host's private engine, with that engine's socket and the host's
/// files inside; gone when let go of.
///
/// `DEL_SYSTEMD_IMAGE` names the tar file that `scripts/systemd-image` makes, `DEL_PACKAGE` the Debian package.
package final class SystemdHost {
  package let host: RealHost
  private let name = "systemd"

  /// - Parameters:
  ///   - hasDocker: whether the engine's socket is there.
  ///   - hasDokku: whether Dokku's folders are there.
  package init(on host: RealHost, hasDocker: Bool = true, hasDokku: Bool = true) throws {
    self.host = host
    let image = try Self.variable("DEL_SYSTEMD_IMAGE")
    let package = try Self.variable("DEL_PACKAGE")
    if try host.docker("images", "--quiet", "systemd-host").isEmpty { try host.docker("import", image, "systemd-host") }
    let control = "/sys/fs/cgroup/systemd"
    var words = ["run", "--detach", "--name", name, "--env", "container=docker"]
    for capability in ["SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE"] { words += ["--cap-add", capability] }
    words += ["--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined"]
    for folder in ["/run", "/run/lock", "/tmp"] { words += ["--tmpfs", folder] }
    if hasDocker { words += ["--volume", "\(host.path)/docker.sock:/run/docker.sock"] }
    words += ["--volume", "\(control):\(control):rw", "--volume", "\(package):/package.deb:ro"]
    if hasDokku { words += ["--volume", "\(host.root):/home/dokku", "--volume", "\(host.library):/var/lib/dokku"] }
    try host.docker(words + ["systemd-host", "/lib/systemd/systemd"])
    try waitUntilBooted()
    try shell("echo 'include /home/dokku/*/nginx.conf;' >/etc/nginx/conf.d/dokku.conf && systemctl reload nginx")
  }

  private struct Missing: Error, CustomStringConvertible {
    let variable: String
    var description: String { "\(variable) is not set: see `make real-tests`" }
  }

  private static func variable(_ name: String) throws -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else { throw Missing(variable: name) }
    return value
  }

  deinit { _ = try? host.docker("rm", "--force", name) }

  package func waitUntilBooted() throws {
    try eventually("systemd to have booted", within: .seconds(90)) {
      let state = (try? self.shell("systemctl is-system-running || true")) ?? ""
      return ["running", "degraded"].contains(state.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  /// As root inside; what it prints on standard output.
  @discardableResult
  package func shell(_ line: String) throws -> String { try host.docker("exec", name, "sh", "-c", line) }

  /// Boots it anew.
  package func reboot() throws {
    try host.docker("restart", "--time", "5", name)
    try waitUntilBooted()
  }

  package func install() throws {
    try shell("dpkg --install /package.deb >/tmp/dpkg.log 2>&1 || (cat /tmp/dpkg.log; exit 1)")
  }

  /// What `blog` answers inside, by nginx unless another place is given.
  package func answer(at place: String = "http://127.0.0.1/") throws -> String {
    try shell("curl --silent --max-time 5 --header 'Host: blog.test' \(place) || true")
  }

  package func waitUntilBlogAnswers(at place: String = "http://127.0.0.1/") throws {
    try eventually("blog to answer at \(place)") { try self.answer(at: place).hasPrefix("app=blog process=web.1") }
  }

  /// Writes a file inside, whole.
  package func write(_ text: String, to path: String, mode: String = "644") throws {
    let folder = try TemporaryFolder()
    try shell("mkdir -p \"$(dirname '\(path)')\"")
    try host.docker("cp", folder.write(text, to: "file"), "\(name):\(path)")
    try shell("chmod \(mode) '\(path)'")
  }

  /// What the daemon wrote to the journal, a message a line.
  package func messages() throws -> [String] {
    try shell("journalctl -t dokku-event-listener --no-pager -o cat").split(separator: "\n").map(String.init)
  }

  package func waitForMessage(_ words: String, within limit: Duration = .seconds(30)) throws {
    try eventually("the journal to tell: \(words)", within: limit) {
      try self.messages().contains { $0.contains(words) }
    }
  }

  /// A property of a unit.
  package func show(_ property: String, of unit: String = "dokku-event-listener") throws -> String {
    try shell("systemctl show --value --property \(property) \(unit)").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  package func waitUntilReady() throws {
    try eventually("the service to be ready", within: .seconds(30)) { try self.show("ActiveState") == "active" }
  }
}
