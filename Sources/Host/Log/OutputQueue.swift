// SPDX-License-Identifier: MIT

/// Records on their way out. Nothing waits for whoever reads them: what does not go out at once is kept for later, and
/// what does not fit is counted.
final class OutputQueue {
  enum Sending: Equatable {
    /// That many bytes are gone.
    case sent(Int)
    /// Not now.
    case full
    /// Never.
    case refused
  }

  static let byteLimit = 1 << 20
  private static let retry = Duration.milliseconds(20)

  private let send: (ArraySlice<UInt8>) -> Sending
  private var waiting: [ArraySlice<UInt8>] = []
  private var waitingBytes = 0
  private var timer: LoopTimer?
  private var lost = 0

  init(_ send: @escaping (ArraySlice<UInt8>) -> Sending) { self.send = send }

  func add(_ bytes: [UInt8]) {
    guard waitingBytes + bytes.count <= Self.byteLimit else {
      lost += 1
      return
    }
    waiting.append(bytes[...])
    waitingBytes += bytes.count
    if timer == nil { flush() }
  }

  /// How many were lost so far, once it can be told.
  func takeLost() -> Int? {
    guard lost > 0, waiting.isEmpty else { return nil }
    defer { lost = 0 }
    return lost
  }

  private func flush() {
    timer = nil
    var done = 0
    defer { waiting.removeFirst(done) }
    while done < waiting.count {
      switch send(waiting[done]) {
      case .sent(let count):
        waitingBytes -= count
        waiting[done] = waiting[done].dropFirst(count)
        if waiting[done].isEmpty { done += 1 }
      case .full:
        timer = LoopTimer(after: Self.retry) { [weak self] in self?.flush() }
        return
      case .refused:
        waitingBytes -= waiting[done].count
        lost += 1
        done += 1
      }
    }
  }
}
