// SPDX-License-Identifier: MIT

/// What `doctor` looks at, in this order; raw values are its heads, and its keys for programs.
nonisolated enum Subject: String, CaseIterable, Sendable {
  case settings, docker, nginx, permissions, journal, clock, boot, daemon, networks, listeners, rendering, ports,
    schedulers
}
