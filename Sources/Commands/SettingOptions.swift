// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// The settings as options; what is not given comes from the environment.
struct SettingOptions: ParsableArguments {
  @Option(help: .setting(.dockerHost)) var dockerHost: String?
  @Option(help: .setting(.dokkuRoot)) var dokkuRoot: String?
  @Option(help: .setting(.dokkuLibRoot)) var dokkuLibRoot: String?
  @Option(help: .setting(.dokkuBin)) var dokkuBin: String?
  @Option(help: .setting(.proxy)) var proxy: String?
  @Option(help: .setting(.listeners)) var listeners: String?
  @Option(help: .setting(.stableRange)) var stableRange: String?
  @Option(help: .setting(.nginxBin)) var nginxBin: String?
  @Option(help: .setting(.nginxConf)) var nginxConf: String?
  @Option(help: .setting(.nginxReload)) var nginxReload: String?
  @Option(help: .setting(.stateDir)) var stateDir: String?
  @Option(help: .setting(.runtimeDir)) var runtimeDir: String?
  @Option(help: .setting(.logFormat)) var logFormat: String?
  @Option(help: .setting(.logLevel)) var logLevel: String?
  @Option(help: .setting(.crashLogLines)) var crashLogLines: String?
  @Option(help: .setting(.rebuildLimit)) var rebuildLimit: String?
  @Option(help: .setting(.resyncInterval)) var resyncInterval: String?
  @Option(help: .setting(.nginxTimeout)) var nginxTimeout: String?
  @Option(help: .setting(.rebuildTimeout)) var rebuildTimeout: String?
  @Option(help: .setting(.commands)) var commands: String?

  /// Those that the command line holds.
  var given: [SettingName: String] {
    Dictionary(uniqueKeysWithValues: SettingName.allCases.compactMap { name in self[name].map { (name, $0) } })
  }

  private subscript(name: SettingName) -> String? {
    switch name {
    case .dockerHost: dockerHost
    case .dokkuRoot: dokkuRoot
    case .dokkuLibRoot: dokkuLibRoot
    case .dokkuBin: dokkuBin
    case .proxy: proxy
    case .listeners: listeners
    case .stableRange: stableRange
    case .nginxBin: nginxBin
    case .nginxConf: nginxConf
    case .nginxReload: nginxReload
    case .stateDir: stateDir
    case .runtimeDir: runtimeDir
    case .logFormat: logFormat
    case .logLevel: logLevel
    case .crashLogLines: crashLogLines
    case .rebuildLimit: rebuildLimit
    case .resyncInterval: resyncInterval
    case .nginxTimeout: nginxTimeout
    case .rebuildTimeout: rebuildTimeout
    case .commands: commands
    }
  }
}
