// SPDX-License-Identifier: MIT
import Glibc

/// Sockets of the Internet's families, which a service's sandbox may forbid (RestrictAddressFamilies= in systemd.exec(5)).
nonisolated enum InternetSockets {
  static var areAllowed: Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }
}
