// SPDX-License-Identifier: MIT

import Core
import Glibc

/// Tells which ports some other program than nginx has. nginx' own test does not: it passes, and the reload is thrown
/// away afterwards.
enum PortProbe {
  /// Nothing is said of nginx's own ports, nor where it cannot be told which are its own.
  ///
  /// - Parameter nginx: the master's pid; nil where nginx does not run.
  static func trouble(with ports: [PublicPort], nginx: pid_t?) -> [PublicPort: String] {
    // The service may have no such sockets: then the kernel's tables alone tell.
    let canTry = InternetSockets.areAllowed
    let taken = canTry ? ports.filter(isTaken) : ports
    if taken.isEmpty { return [:] }
    var mine: Set<String> = []
    if let nginx {
      mine = sockets(of: nginx)
      if mine.isEmpty { return [:] }
    }
    let bound = boundSockets(on: Set(taken))
    var trouble: [PublicPort: String] = [:]
    for port in taken where bound[port]?.isDisjoint(with: mine) ?? canTry {
      trouble[port] = "port \(port) is in use by another program"
    }
    return trouble
  }

  private static func isTaken(_ port: PublicPort) -> Bool {
    let kind = port.transport == .tcp ? SOCK_STREAM : SOCK_DGRAM
    let descriptor = socket(AF_INET, Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var one: Int32 = 1
    // As nginx does, so that connections that linger are no obstacle. Two programs can share a UDP port that way.
    if port.transport == .tcp {
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.number.number.bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return result == -1 && errno == EADDRINUSE
  }

  /// The inodes of the sockets that a process holds; proc(5), /proc/PID/fd.
  private static func sockets(of process: pid_t) -> Set<String> {
    guard let folder = opendir("/proc/\(process)/fd") else { return [] }
    defer { closedir(folder) }
    var inodes: Set<String> = []
    while let entry = readdir(folder) {
      let target = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { link(at: "/proc/\(process)/fd/\(String(cString: $0))") }
      }
      if target.hasPrefix("socket:["), target.hasSuffix("]") { inodes.insert(String(target.dropFirst(8).dropLast())) }
    }
    return inodes
  }

  private static func link(at path: String) -> String {
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink(path, $0, bytes.count) } ?? 0
    }
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// The inodes of the sockets that clients of each port reach; proc(5), /proc/net/tcp: `sl local rem st … inode`, state
  /// 0A is listening. A UDP socket with no peer is in state 07.
  private static func boundSockets(on ports: Set<PublicPort>) -> [PublicPort: Set<String>] {
    var result: [PublicPort: Set<String>] = [:]
    for (table, transport, state) in tables where ports.contains(where: { $0.transport == transport }) {
      let text = String(decoding: SmallFile.bytes(at: "/proc/self/net/\(table)") ?? [], as: UTF8.self)
      for line in text.split(separator: "\n").dropFirst() {
        let words = line.split(separator: " ")
        guard words.count > 9, words[3] == state, let colon = words[1].lastIndex(of: ":") else { continue }
        guard let number = Int(words[1][words[1].index(after: colon)...], radix: 16), let found = Port(number) else {
          continue
        }
        let port = PublicPort(found, transport)
        if ports.contains(port) { result[port, default: []].insert(String(words[9])) }
      }
    }
    return result
  }

  private static let tables: [(name: String, transport: TransportProtocol, state: Substring)] = [
    ("tcp", .tcp, "0A"), ("tcp6", .tcp, "0A"), ("udp", .udp, "07"), ("udp6", .udp, "07"),
  ]
}
