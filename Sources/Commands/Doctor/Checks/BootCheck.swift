// SPDX-License-Identifier: MIT
import Host

/// What happens at boot: the daemon starts, and nginx waits for it.
nonisolated enum BootCheck {
  static let service = "dokku-event-listener.service"
  static let gate = "dokku-event-listener-gate.service"
  static let nginx = "nginx.service"
  /// The older package's.
  static let target = "dokku-event-listener.target"

  /// - Parameter units: those above by name; nil where systemd has not booted this host.
  static func findings(_ units: [String: UnitState]?, isProxyOff: Bool) -> [Finding] {
    guard let units else { return [.skipped("unit", "systemd has not booted this host, or does not answer")] }
    guard let service = units[service], service.isLoaded else { return [noUnit(units)] }
    return [older(units), unit(service), enabled(service), stale(units)].compactMap { $0 }
      + (isProxyOff ? [] : [order(units)])
  }

  private static func noUnit(_ units: [String: UnitState]) -> Finding {
    let state = units[service]?["LoadState"] ?? "not-found"
    if state == "masked" {
      return .fault("unit", "\(service) is masked", mend: "systemctl unmask \(service)", enable)
    }
    return .fault("unit", "there is no \(service)", mend: "apt install ./dokku-event-listener_*.deb")
  }

  /// It starts an older daemon, or none at all once that one's unit has gone.
  private static func older(_ units: [String: UnitState]) -> Finding? {
    guard let target = units[target], target.isLoaded else { return nil }
    let file = target["FragmentPath"]
    return .fault(
      "older-unit", "\(file) of an older dokku-event-listener is still there",
      mend: "systemctl disable --now \(Self.target)", "rm \(file)", "systemctl daemon-reload")
  }

  /// Units of an administrator's own hide the package's (systemd.unit(5)).
  private static func unit(_ service: UnitState) -> Finding {
    let file = service["FragmentPath"]
    guard file.hasPrefix("/etc/") || file.hasPrefix("/run/") else { return .ok("unit", "the unit is \(file)") }
    let mend = ["rm \(file)", "systemctl daemon-reload", "systemctl restart \(Self.service)"]
    if service["Type"] != "notify" {
      return Finding(
        "unit", .fault,
        "\(file) hides the package's unit, and is not made for this daemon: its type is "
          + "\(service["Type"]), not notify", mend)
    }
    return Finding("unit", .advice, "\(file) hides the package's unit, and what later packages change in it", mend)
  }

  private static func enabled(_ service: UnitState) -> Finding {
    service["UnitFileState"] == "enabled"
      ? .ok("unit-enabled", "it starts at boot")
      : .fault("unit-enabled", "it does not start at boot: it is \(service["UnitFileState"])", mend: enable)
  }

  private static let enable = "systemctl enable --now dokku-event-listener"

  private static func stale(_ units: [String: UnitState]) -> Finding? {
    guard units.values.contains(where: { $0["NeedDaemonReload"] == "yes" }) else { return nil }
    return .advice("unit-reload", "units have changed since systemd read them", mend: "systemctl daemon-reload")
  }

  private static func order(_ units: [String: UnitState]) -> Finding {
    guard let nginx = units[nginx], nginx.isLoaded else {
      return .skipped("boot-order", "there is no \(Self.nginx) that would have to wait at boot")
    }
    guard let gate = units[gate], gate.isLoaded else {
      let isMasked = units[Self.gate]?["LoadState"] == "masked"
      return .fault(
        "boot-order",
        "\(Self.gate) is \(isMasked ? "masked" : "missing"), so at boot nginx starts with addresses of before",
        mend: isMasked ? "systemctl unmask \(Self.gate)" : "apt install --reinstall dokku-event-listener")
    }
    if nginx.lists(Self.gate, in: "After"), nginx.lists(Self.gate, in: "Wants") {
      return .ok("boot-order", "at boot nginx waits for the daemon")
    }
    let folder = "/etc/systemd/system/nginx.service.d"
    return .fault(
      "boot-order", "nginx.service does not come after \(Self.gate), so at boot it starts with addresses of before",
      mend: "mkdir -p \(folder)",
      "printf '[Unit]\\nWants=\(Self.gate)\\nAfter=\(Self.gate)\\n' >\(folder)/dokku-event-listener.conf",
      "systemctl daemon-reload")
  }
}
