// SPDX-License-Identifier: MIT
import Glibc
import Host
import Testing

@testable import Commands

struct PermissionCheckTests {
  private func findings(
    user: String = "root", daemonUser: String = "root", root: CInt = 0, properties: CInt = 0, apps: [CInt] = [0, 0],
    unreadable: [String] = [], state: CInt = 0, runtime: CInt = 0
  ) -> [Finding] {
    PermissionCheck.findings(
      PermissionCheck.Facts(
        user: user, daemonUser: daemonUser, root: PathAccess(path: "/r", code: root),
        properties: PathAccess(path: "/l/config/network", code: properties),
        apps: apps.enumerated().map { PathAccess(path: "/r/app\($0)", code: $1) }, unreadable: unreadable,
        state: PathAccess(path: "/s", code: state), runtime: PathAccess(path: "/v", code: runtime)))
  }

  @Test func `a host where everything can be used is told as whom that was found`() {
    #expect(
      findings() == [
        .ok("user", "looked at as root, as whom the daemon runs"), .ok("dokku-root", "/r can be read"),
        .ok("app-folders", "the folders of 2 apps can be read and written"),
        .ok("network-properties", "/l/config/network can be read"), .ok("state-folder", "/s can be written"),
        .ok("runtime-folder", "/v can be written"),
      ])
    #expect(findings(apps: [0])[2].text == "the folder of 1 app can be read and written")
  }

  @Test func `without a root there are no apps to look at`() {
    #expect(
      findings(root: ENOENT).prefix(2).last
        == .fault(
          "dokku-root", "there is no /r, where apps should be", mend: "DOKKU_ROOT=PATH, in \(ServiceSettings.path)"))
    #expect(findings(root: ENOENT).map(\.check) == ["user", "dokku-root", "state-folder", "runtime-folder"])
  }

  @Test func `a disk that takes no writing is a fault whoever looks`() {
    for user in ["root", "nobody"] {
      #expect(
        findings(user: user, apps: [0, EROFS, EROFS])[2]
          == .fault(
            "app-folders", "/r/app1: Read-only file system, and 1 more folders",
            mend: "mount -o remount,rw $(findmnt -no TARGET -T /r/app1)"))
    }
  }

  @Test func `a right that the daemon lacks is a fault, one that another user lacks is not looked at`() {
    #expect(
      findings(apps: [EACCES])[2] == .fault("app-folders", "/r/app0: Permission denied", mend: "chmod u+rwx /r/app0"))
    #expect(
      findings(user: "dokku", daemonUser: "dokku", state: EACCES)[4]
        == .fault("state-folder", "/s: Permission denied", mend: "chown dokku /s"))
    let nobody = findings(
      user: "nobody", properties: EACCES, apps: [EACCES], unreadable: ["/r/x: no"])
    #expect(
      nobody[0]
        == .advice(
          "user", "looked at as nobody, not as root, as whom the service runs: what only root may see is skipped",
          mend: "sudo dokku-event-listener doctor"))
    #expect(nobody[2...4].map(\.verdict) == [.skipped, .skipped, .skipped])
  }

  @Test func `root looks for a daemon of another user's, too, and says whose it is`() {
    let root = findings(daemonUser: "dokku", apps: [EACCES])
    #expect(root[0] == .ok("user", "looked at as root; the daemon runs as dokku, which may do less"))
    #expect(root[2].verdict == .fault)
    #expect(
      findings(user: "nobody", daemonUser: "dokku")[0].text.hasPrefix("looked at as nobody, not as dokku, as whom"))
  }

  @Test func `a file that cannot be read is told with where it is`() {
    #expect(
      findings(unreadable: ["/r/blog/VHOST: Input/output error"])[3]
        == .fault("app-files", "/r/blog/VHOST: Input/output error", mend: "ls -l /r/blog/VHOST"))
  }

  @Test func `what the service gets when it starts is not missed before, nor are properties that nobody has set`() {
    let found = findings(properties: ENOENT, state: ENOENT)
    #expect(
      found[3] == .ok("network-properties", "there is no /l/config/network, so no app has network properties"))
    #expect(found[4] == .skipped("state-folder", "there is no /s yet: the service gets it when it starts"))
  }
}
