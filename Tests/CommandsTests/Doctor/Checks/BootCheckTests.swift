// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct BootCheckTests {
  private let enable = "systemctl enable --now dokku-event-listener"

  /// A host as the package makes it, but for some properties.
  private func findings(_ changes: [String: [String: String]] = [:], isProxyOff: Bool = false) -> [Finding] {
    var units: [String: [String: String]] = [
      BootCheck.service: [
        "LoadState": "loaded", "UnitFileState": "enabled", "Type": "notify",
        "FragmentPath": "/lib/systemd/system/dokku-event-listener.service",
      ],
      BootCheck.gate: ["LoadState": "loaded"],
      BootCheck.nginx: [
        "LoadState": "loaded", "After": "basic.target \(BootCheck.gate)", "Wants": "x.service \(BootCheck.gate)",
      ],
      BootCheck.target: ["LoadState": "not-found"],
    ]
    for (unit, properties) in changes { units[unit]?.merge(properties) { $1 } }
    return BootCheck.findings(units.mapValues { UnitState($0) }, isProxyOff: isProxyOff)
  }

  @Test func `a host as the package makes it is well`() {
    #expect(
      findings() == [
        .ok("unit", "the unit is /lib/systemd/system/dokku-event-listener.service"),
        .ok("unit-enabled", "it starts at boot"), .ok("boot-order", "at boot nginx waits for the daemon"),
      ])
    #expect(findings(isProxyOff: true).map(\.check) == ["unit", "unit-enabled"])
  }

  @Test func `a host without systemd has nothing to look at`() {
    #expect(
      BootCheck.findings(nil, isProxyOff: false) == [
        .skipped("unit", "systemd has not booted this host, or does not answer")
      ])
  }

  @Test func `a unit that is missing or masked is told`() {
    #expect(
      findings([BootCheck.service: ["LoadState": "not-found"]]) == [
        .fault(
          "unit", "there is no dokku-event-listener.service", mend: "apt install ./dokku-event-listener_*.deb")
      ])
    #expect(
      findings([BootCheck.service: ["LoadState": "masked"]]) == [
        .fault(
          "unit", "dokku-event-listener.service is masked", mend: "systemctl unmask dokku-event-listener.service",
          enable)
      ])
  }

  @Test func `an older package's target is a fault`() {
    let file = "/etc/systemd/system/dokku-event-listener.target"
    #expect(
      findings([BootCheck.target: ["LoadState": "loaded", "FragmentPath": file]])[0]
        == .fault(
          "older-unit", "\(file) of an older dokku-event-listener is still there",
          mend: "systemctl disable --now dokku-event-listener.target", "rm \(file)", "systemctl daemon-reload"))
  }

  @Test func `a unit that hides the package's is a fault where it is not made for this daemon`() {
    let file = "/etc/systemd/system/dokku-event-listener.service"
    let mend = ["rm \(file)", "systemctl daemon-reload", "systemctl restart dokku-event-listener.service"]
    #expect(
      findings([BootCheck.service: ["FragmentPath": file, "Type": "simple"]])[0]
        == Finding(
          "unit", .fault,
          "\(file) hides the package's unit, and is not made for this daemon: its type is simple, not notify", mend))
    #expect(
      findings([BootCheck.service: ["FragmentPath": file]])[0]
        == Finding(
          "unit", .advice, "\(file) hides the package's unit, and what later packages change in it", mend))
  }

  @Test func `a service that does not start at boot is a fault`() {
    #expect(
      findings([BootCheck.service: ["UnitFileState": "disabled"]])[1]
        == .fault("unit-enabled", "it does not start at boot: it is disabled", mend: enable))
  }

  @Test func `units that systemd has yet to read are told`() {
    #expect(
      findings([BootCheck.gate: ["NeedDaemonReload": "yes"]])[2]
        == .advice("unit-reload", "units have changed since systemd read them", mend: "systemctl daemon-reload"))
  }

  @Test func `an nginx that does not wait is a fault, with the drop-in to write`() {
    let folder = "/etc/systemd/system/nginx.service.d"
    let gate = BootCheck.gate
    for list in ["After", "Wants"] {
      #expect(
        findings([BootCheck.nginx: [list: "basic.target"]])[2]
          == .fault(
            "boot-order",
            "nginx.service does not come after \(gate), so at boot it starts with addresses of before",
            mend: "mkdir -p \(folder)",
            "printf '[Unit]\\nWants=\(gate)\\nAfter=\(gate)\\n' >\(folder)/dokku-event-listener.conf",
            "systemctl daemon-reload"))
    }
  }

  @Test func `a gate that is missing or masked, and an nginx that is not there, are told`() {
    let gate = BootCheck.gate
    #expect(
      findings([gate: ["LoadState": "not-found"]])[2]
        == .fault(
          "boot-order", "\(gate) is missing, so at boot nginx starts with addresses of before",
          mend: "apt install --reinstall dokku-event-listener"))
    #expect(findings([gate: ["LoadState": "masked"]])[2].mend == ["systemctl unmask \(gate)"])
    #expect(
      findings([BootCheck.nginx: ["LoadState": "not-found"]])[2]
        == .skipped("boot-order", "there is no nginx.service that would have to wait at boot"))
  }
}
