// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

extension ArgumentHelp {
  /// What a setting is for, which variable holds it too, and what it is otherwise.
  nonisolated static func setting(_ name: SettingName) -> ArgumentHelp {
    let (purpose, value, otherwise) = explained(name)
    return ArgumentHelp("\(purpose) [\(name.variable); \(otherwise)]", valueName: value)
  }

  private nonisolated static func explained(_ name: SettingName) -> (purpose: String, value: String, otherwise: String)
  {
    switch name {
    case .dockerHost: ("The engine's socket.", "socket", "unix:///var/run/docker.sock")
    case .dokkuRoot: ("Where the apps are.", "folder", "/home/dokku")
    case .dokkuLibRoot: ("Where Dokku keeps the apps' properties.", "folder", "/var/lib/dokku")
    case .dokkuBin: ("Dokku's own command.", "path", "dokku on PATH, else none")
    case .proxy: ("Who renders nginx's configuration: auto, native, dokku or off.", "who", "auto")
    case .listeners: ("What nginx is told of the containers' addresses: auto, stable or direct.", "which", "auto")
    case .stableRange: ("Where stable addresses are taken from.", "network", "198.18.0.0/16")
    case .nginxBin: ("nginx.", "path", "nginx on PATH, else /usr/sbin/nginx")
    case .nginxConf: ("nginx's main configuration file.", "file", "nginx's own")
    case .nginxReload: ("How nginx is told to reload: signal, or a command line.", "how", "signal")
    case .stateDir: ("What has to survive a reboot.", "folder", "/var/lib/dokku-event-listener")
    case .runtimeDir: ("What is true of the running daemon only.", "folder", "/run/dokku-event-listener")
    case .logFormat: ("journal, text or json.", "format", "journal where stderr is the journal, else text")
    case .logLevel: ("The least grave that is told: error, warning, notice, info or debug.", "level", "info")
    case .crashLogLines: ("Lines of a crashed container's output kept in the journal; 0 for none.", "number", "20")
    case .rebuildLimit: ("Rebuilds of one app within an hour; 0 for none ever.", "number", "3")
    case .resyncInterval: ("After this every app is looked at again.", "time", "5m")
    case .nginxTimeout: ("How long nginx may take to test or load a configuration.", "time", "30s")
    case .rebuildTimeout: ("How long a rebuild may take.", "time", "1h")
    case .commands: ("Where dokku runs: auto, unit (one of its own) or child (the daemon's).", "where", "auto")
    }
  }
}
