// SPDX-License-Identifier: MIT
import Core

extension AppFiles {
  /// What Dokku's `network-get-listeners` answers, out of `IP.TYPE.N` and `PORT.TYPE.N`, in the order of their numbers.
  /// An address file that says nothing counts for nothing.
  package func listenersOnDisk(of type: ProcessType) -> [Listener] {
    addressFiles.sorted { $0.key < $1.key }.compactMap { slot, text in
      guard slot.type == type, let host = Self.host(text) else { return nil }
      return Listener(host, portFiles[slot].flatMap { Port(Self.word($0)) } ?? .dokkuDefault)
    }
  }

  private static func host(_ text: String) -> Listener.Host? {
    let word = word(text)
    return IPAddress(word).map { .address($0) } ?? HostName(word).map { .name($0) }
  }

  /// The first line that is not blank, trimmed.
  private static func word(_ text: String) -> Substring {
    text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
  }
}
