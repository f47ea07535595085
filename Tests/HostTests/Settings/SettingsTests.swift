// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct SettingsTests {
  @Test func `without options and variables everything has its default`() throws {
    let settings = try settings()
    #expect(settings.dockerHost.path == "/var/run/docker.sock")
    #expect(settings.dokkuRoot == "/home/dokku")
    #expect(settings.dokkuLibRoot == "/var/lib/dokku")
    #expect(settings.dokkuBin == nil)
    #expect(settings.proxy == .auto)
    #expect(settings.listeners == .auto)
    #expect(settings.stableRange == .standard)
    #expect(settings.nginxBin == "/usr/sbin/nginx")
    #expect(settings.nginxConf == nil)
    #expect(settings.nginxReload == .signal)
    #expect(settings.stateDir == "/var/lib/dokku-event-listener")
    #expect(settings.runtimeDir == "/run/dokku-event-listener")
    #expect(settings.logFormat == .text)
    #expect(settings.logLevel == .info)
    #expect(settings.crashLogLines == 20)
    #expect(settings.rebuildLimit == 3)
    #expect(settings.resyncInterval == .seconds(300))
    #expect(settings.nginxTimeout == .seconds(30))
    #expect(settings.rebuildTimeout == .seconds(3600))
    #expect(settings.commands == .child)
  }

  @Test func `commands on PATH are found`() throws {
    let surroundings = SettingSurroundings(isJournal: false) { "/opt/bin/\($0)" }
    let settings = try Settings(environment: [:], options: [:], surroundings: surroundings)
    #expect(settings.dokkuBin == "/opt/bin/dokku")
    #expect(settings.nginxBin == "/opt/bin/nginx")
  }

  @Test func `where stderr is the journal records go there, unless told otherwise`() throws {
    let surroundings = SettingSurroundings(isJournal: true) { _ in nil }
    let journal = try Settings(environment: [:], options: [:], surroundings: surroundings)
    let json = try Settings(environment: ["DEL_LOG_FORMAT": "json"], options: [:], surroundings: surroundings)
    #expect(journal.logFormat == .journal)
    #expect(json.logFormat == .json)
  }

  @Test func `every setting has a variable`() throws {
    try expectEverythingSet(
      settings(variables: Dictionary(uniqueKeysWithValues: Self.given.map { ($0.key.variable, $0.value) })))
  }

  @Test func `every setting has an option`() throws {
    try expectEverythingSet(settings(options: Self.given))
  }

  @Test func `an option wins over its variable, even over one that makes no sense`() throws {
    let settings = try settings(variables: ["DEL_REBUILD_LIMIT": "many"], options: [.rebuildLimit: "0"])
    #expect(settings.rebuildLimit == 0)
  }

  @Test func `an empty variable counts as none`() throws {
    let names = SettingName.allCases.map { ($0.variable, "") }
    let settings = try settings(variables: Dictionary(uniqueKeysWithValues: names))
    #expect(settings.dokkuRoot == "/home/dokku")
    #expect(settings.logLevel == .info)
  }

  @Test func `of several folders that systemd gives the first counts`() throws {
    let settings = try settings(variables: [
      "STATE_DIRECTORY": "/var/lib/a:/var/lib/b", "RUNTIME_DIRECTORY": "/run/a:/run/b",
    ])
    #expect(settings.stateDir == "/var/lib/a")
    #expect(settings.runtimeDir == "/run/a")
  }

  @Test(arguments: [
    (SettingName.dockerHost, "tcp://127.0.0.1:2375"), (.dockerHost, "/var/run/docker.sock"), (.dockerHost, "unix://x"),
    (.dokkuRoot, "home"), (.dokkuLibRoot, "."), (.dokkuBin, "a b"), (.proxy, "Auto"), (.proxy, "haproxy"),
    (.nginxBin, "../nginx"), (.nginxConf, "nginx.conf"), (.nginxReload, "'"), (.stateDir, ":/var/lib/b"),
    (.runtimeDir, "run"), (.logFormat, "xml"), (.logLevel, "7"), (.logLevel, "INFO"), (.rebuildLimit, "-1"),
    (.crashLogLines, "1001"),
    (.rebuildLimit, "1001"), (.rebuildLimit, "3 "), (.resyncInterval, "0"), (.resyncInterval, "25h"),
    (.nginxTimeout, "soon"), (.nginxTimeout, "61m"), (.rebuildTimeout, "1d"),
    (.commands, "service"),
  ])
  func `a wrong value is named with its option or variable`(name: SettingName, value: String) throws {
    let option = #expect(throws: InvalidSetting.self) { try settings(options: [name: value]) }
    let variable = #expect(throws: InvalidSetting.self) { try settings(variables: [name.variable: value]) }
    #expect(option?.source == name.option)
    #expect(variable?.source == name.variable)
    #expect(option?.value == value)
    #expect(option?.allowed.isEmpty == false)
  }

  @Test(arguments: SettingName.allCases)
  func `an empty option is a wrong value`(name: SettingName) {
    #expect(throws: InvalidSetting.self) { try settings(options: [name: ""]) }
  }

  @Test func `the runtime folder is found without a look at the other settings`() throws {
    let folder = try RuntimeFolder(environment: ["DEL_PROXY": "?", "RUNTIME_DIRECTORY": "/run/x"], options: [:])
    #expect(folder.path == "/run/x")
    #expect(throws: InvalidSetting.self) { try RuntimeFolder(environment: [:], options: [.runtimeDir: "x"]) }
  }

  private static let given: [SettingName: String] = [
    .dockerHost: "unix:///run/d.sock", .dokkuRoot: "/d/root/", .dokkuLibRoot: "/d/lib", .dokkuBin: "dokku2",
    .proxy: "native", .listeners: "stable", .stableRange: "10.99.0.0/16", .nginxBin: "/opt/nginx",
    .nginxConf: "/opt/nginx.conf", .nginxReload: "systemctl reload nginx",
    .stateDir: "/d/state", .runtimeDir: "/d/run", .logFormat: "json", .logLevel: "debug", .rebuildLimit: "7",
    .crashLogLines: "5",
    .resyncInterval: "1h", .nginxTimeout: "5", .rebuildTimeout: "2m", .commands: "unit",
  ]

  private func expectEverythingSet(_ settings: Settings) {
    #expect(settings.dockerHost.path == "/run/d.sock")
    #expect(settings.dokkuRoot == "/d/root")
    #expect(settings.dokkuLibRoot == "/d/lib")
    #expect(settings.dokkuBin == "dokku2")
    #expect(settings.proxy == .native)
    #expect(settings.listeners == .stable)
    #expect("\(settings.stableRange)" == "10.99.0.0/16")
    #expect(settings.nginxBin == "/opt/nginx")
    #expect(settings.nginxConf == "/opt/nginx.conf")
    #expect(settings.nginxReload == .command(["systemctl", "reload", "nginx"]))
    #expect(settings.stateDir == "/d/state")
    #expect(settings.runtimeDir == "/d/run")
    #expect(settings.logFormat == .json)
    #expect(settings.logLevel == .debug)
    #expect(settings.crashLogLines == 5)
    #expect(settings.rebuildLimit == 7)
    #expect(settings.resyncInterval == .seconds(3600))
    #expect(settings.nginxTimeout == .seconds(5))
    #expect(settings.rebuildTimeout == .seconds(120))
    #expect(settings.commands == .unit(systemdRun: "/usr/bin/systemd-run"))
  }

  private func settings(
    variables: [String: String] = [:], options: [SettingName: String] = [:]
  ) throws(InvalidSetting) -> Settings {
    try Settings(
      environment: variables, options: options, surroundings: SettingSurroundings(isJournal: false) { _ in nil })
  }
}
