// SPDX-License-Identifier: MIT
import Glibc

/// Where a command's words go, and where what it asks for comes from.
struct Console {
  let output: ([UInt8]) -> Void
  let errorOutput: ([UInt8]) -> Void
  /// At most this many bytes; none at the end.
  let input: (Int) -> [UInt8]

  init(
    output: @escaping ([UInt8]) -> Void, errorOutput: @escaping ([UInt8]) -> Void,
    input: @escaping (Int) -> [UInt8]
  ) {
    self.output = output
    self.errorOutput = errorOutput
    self.input = input
  }

  /// This process's own. A command may wait for them: nothing else happens meanwhile.
  static var standard: Console {
    Console(
      // Output that gets lost is a failure, as of any program; complaints that do leave the status as it is.
      output: { if !write($0, to: STDOUT_FILENO) { exit(EXIT_FAILURE) } },
      errorOutput: { _ = write($0, to: STDERR_FILENO) }, input: read(atMost:))
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
    }
    return true
  }

  private static func read(atMost limit: Int) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, limit)
      if count >= 0 { return Array(buffer.prefix(count)) }
      if errno != EINTR { return [] }
    }
  }
}

extension Console {
  /// Everything up to the end.
  func allInput() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = input(65536)
      if bytes.isEmpty { return all }
      all += bytes
    }
  }

  /// A line and its end, byte by byte, so that whoever reads after us misses nothing; nil at the end of all input.
  func inputLine(limit: Int = 4096) -> [UInt8]? {
    var line: [UInt8] = []
    while line.count < limit, let byte = input(1).first {
      line.append(byte)
      if byte == 0x0a { break }
    }
    return line.isEmpty ? nil : line
  }
}
