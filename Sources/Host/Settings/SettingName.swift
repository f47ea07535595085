// SPDX-License-Identifier: MIT

/// The settings; raw values are the long options of `watch`.
package nonisolated enum SettingName: String, CaseIterable, Sendable {
  case dockerHost = "docker-host"
  case dokkuRoot = "dokku-root"
  case dokkuLibRoot = "dokku-lib-root"
  case dokkuBin = "dokku-bin"
  case proxy
  case listeners
  case stableRange = "stable-range"
  case nginxBin = "nginx-bin"
  case nginxConf = "nginx-conf"
  case nginxReload = "nginx-reload"
  case stateDir = "state-dir"
  case runtimeDir = "runtime-dir"
  case logFormat = "log-format"
  case logLevel = "log-level"
  case crashLogLines = "crash-log-lines"
  case rebuildLimit = "rebuild-limit"
  case resyncInterval = "resync-interval"
  case nginxTimeout = "nginx-timeout"
  case rebuildTimeout = "rebuild-timeout"
  case commands

  package var option: String { "--\(rawValue)" }

  /// The environment variable that holds the setting where there is no option.
  package var variable: String {
    switch self {
    case .dockerHost: "DOCKER_HOST"
    case .dokkuRoot: "DOKKU_ROOT"
    case .dokkuLibRoot: "DOKKU_LIB_ROOT"
    case .dokkuBin: "DOKKU_BIN"
    case .proxy: "DEL_PROXY"
    case .listeners: "DEL_LISTENERS"
    case .stableRange: "DEL_STABLE_RANGE"
    case .nginxBin: "DEL_NGINX_BIN"
    case .nginxConf: "DEL_NGINX_CONF"
    case .nginxReload: "DEL_NGINX_RELOAD"
    case .stateDir: "STATE_DIRECTORY"
    case .runtimeDir: "RUNTIME_DIRECTORY"
    case .logFormat: "DEL_LOG_FORMAT"
    case .logLevel: "DEL_LOG_LEVEL"
    case .crashLogLines: "DEL_CRASH_LOG_LINES"
    case .rebuildLimit: "DEL_REBUILD_LIMIT"
    case .resyncInterval: "DEL_RESYNC_INTERVAL"
    case .nginxTimeout: "DEL_NGINX_TIMEOUT"
    case .rebuildTimeout: "DEL_REBUILD_TIMEOUT"
    case .commands: "DEL_COMMANDS"
    }
  }
}
