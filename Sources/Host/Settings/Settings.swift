// SPDX-License-Identifier: MIT
import Core

/// What the daemon is told when it starts, with every default filled in.
package nonisolated struct Settings: Sendable {
  package var dockerHost: DockerHost
  /// Absolute, as all paths here, and without a slash at its end.
  package var dokkuRoot: String
  package var dokkuLibRoot: String
  /// A path or a command's name; nil where this host has no Dokku.
  package var dokkuBin: String?
  package var proxy: ProxyMode
  package var listeners: ListenerMode
  /// Where stable addresses are taken from.
  package var stableRange: StableRange
  /// A path or a command's name.
  package var nginxBin: String
  /// Nil: the one that nginx was built with.
  package var nginxConf: String?
  package var nginxReload: ReloadMethod
  package var stateDir: String
  package var runtimeDir: String
  package var logFormat: LogFormat
  package var logLevel: RecordLevel
  /// Of a crashed container's output, kept with the record of the crash; 0 for none.
  package var crashLogLines: Int
  /// Rebuilds of one app within an hour; 0 for none ever.
  package var rebuildLimit: Int
  package var resyncInterval: Duration
  package var nginxTimeout: Duration
  package var rebuildTimeout: Duration
  /// Of Dokku, and of nginx where it needs more than the daemon has.
  package var commands: CommandPlace

  /// - Parameters:
  ///   - environment: variables by name.
  ///   - options: what the command line holds; each wins over its variable.
  ///   - surroundings: what the defaults depend on.
  /// - Throws: the first setting that does not parse, in the order of `SettingName`.
  package init(
    environment: [String: String], options: [SettingName: String],
    surroundings: SettingSurroundings = .ofThisProcess
  ) throws(InvalidSetting) {
    let from = SettingSources(environment: environment, options: options)
    dockerHost = try from.dockerHost()
    dokkuRoot = try from.dokkuRoot()
    dokkuLibRoot = try from.dokkuLibRoot()
    dokkuBin = try from.program(.dokkuBin) ?? surroundings.find("dokku")
    proxy = try from.choice(.proxy, ProxyMode.self) ?? .auto
    listeners = try from.choice(.listeners, ListenerMode.self) ?? .auto
    stableRange = try from.stableRange() ?? .standard
    nginxBin = try from.program(.nginxBin) ?? surroundings.find("nginx") ?? "/usr/sbin/nginx"
    nginxConf = try from.path(.nginxConf)
    nginxReload = try from.reloadMethod() ?? .signal
    stateDir = try from.firstPath(.stateDir) ?? "/var/lib/dokku-event-listener"
    runtimeDir = try from.runtimeDir()
    logFormat = try from.choice(.logFormat, LogFormat.self) ?? (surroundings.isJournal ? .journal : .text)
    logLevel = try from.logLevel() ?? .info
    crashLogLines = try from.number(.crashLogLines, upTo: 1000) ?? 20
    rebuildLimit = try from.number(.rebuildLimit, upTo: 1000) ?? 3
    resyncInterval = try from.duration(.resyncInterval, upTo: .seconds(86400)) ?? .seconds(300)
    nginxTimeout = try from.duration(.nginxTimeout, upTo: .seconds(3600)) ?? .seconds(30)
    rebuildTimeout = try from.duration(.rebuildTimeout, upTo: .seconds(86400)) ?? .seconds(3600)
    commands = (try from.choice(.commands, CommandMode.self) ?? .auto).place(surroundings)
  }
}

extension RuntimeFolder {
  /// Where a daemon with these settings can be found; the other settings are not looked at.
  package nonisolated init(environment: [String: String], options: [SettingName: String]) throws(InvalidSetting) {
    self.init(try SettingSources(environment: environment, options: options).runtimeDir())
  }
}

extension SettingSources {
  nonisolated func dockerHost() throws(InvalidSetting) -> DockerHost {
    try value(.dockerHost, "\(DockerHost.scheme) and an absolute path of at most \(DockerHost.longestPath) bytes") {
      try? DockerHost($0)
    } ?? .standard
  }

  nonisolated func dokkuRoot() throws(InvalidSetting) -> String { try path(.dokkuRoot) ?? "/home/dokku" }

  nonisolated func dokkuLibRoot() throws(InvalidSetting) -> String { try path(.dokkuLibRoot) ?? "/var/lib/dokku" }

  fileprivate nonisolated func runtimeDir() throws(InvalidSetting) -> String {
    try firstPath(.runtimeDir) ?? "/run/dokku-event-listener"
  }

  fileprivate nonisolated func reloadMethod() throws(InvalidSetting) -> ReloadMethod? {
    try value(.nginxReload, "\"signal\" or a command line") { text in
      text == "signal" ? .signal : CommandWords.split(text).map { .command($0) }
    }
  }

  fileprivate nonisolated func stableRange() throws(InvalidSetting) -> StableRange? {
    try value(.stableRange, "an IPv4 network from /8 to /29, such as \(StableRange.standard)") { StableRange($0) }
  }

  fileprivate nonisolated func logLevel() throws(InvalidSetting) -> RecordLevel? {
    try value(.logLevel, SettingText.list(RecordLevel.all.map(\.name))) { text in
      RecordLevel.all.first { $0.name == text }
    }
  }
}
