// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// What a parser made of an answer, however it came apart.
private struct Outcome: Equatable {
  var head: ResponseHead?
  var body: [UInt8] = []
  var hasEnded = false
  var hasFailed = false

  init(_ parts: [ArraySlice<UInt8>]) {
    var parser = ResponseParser(bodyLimit: 1 << 16)
    do {
      for part in parts { take(try parser.feed(part)) }
      take(try parser.finish())
    } catch {
      hasFailed = true
    }
  }

  private mutating func take(_ pieces: [ResponseParser.Piece]) {
    for piece in pieces {
      switch piece {
      case .head(let head): self.head = head
      case .body(let part): body += part
      case .end: hasEnded = true
      }
    }
  }
}

/// The same answer whole and cut up reads the same; what comes before a fault may differ.
func readResponse(_ input: ArraySlice<UInt8>) {
  let whole = Outcome([input])
  let cut = Outcome(pieces(of: input))
  require(whole.hasFailed == cut.hasFailed, "a cut makes a fault or hides one")
  require(whole.hasFailed || whole == cut, "a cut changes an answer")
}

/// The same events whole and cut up lead to the same.
func readEvents(_ input: ArraySlice<UInt8>) {
  var whole = EventBatch()
  var cut = EventBatch()
  var decoder = EventDecoder()
  decoder.feed(input, into: &whole)
  decoder = EventDecoder()
  for part in pieces(of: input) { decoder.feed(part, into: &cut) }
  require(whole == cut, "a cut changes an event")
}

/// The same output whole and cut up says the same, and nothing in it that a terminal would obey.
func readLogTail(_ input: ArraySlice<UInt8>) {
  for hasTerminal in [false, true] {
    var whole = LogTail(lines: 5, hasTerminal: hasTerminal)
    whole.feed(input)
    var cut = LogTail(lines: 5, hasTerminal: hasTerminal)
    for part in pieces(of: input) { cut.feed(part) }
    require(whole.text == cut.text, "a cut changes what was said")
    require(whole.text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 || $0 == 0x0a }, "a command is left")
  }
}

/// Whatever an archive says, no more of it is taken than is wanted, and what is taken is in it.
func readArchive(_ input: ArraySlice<UInt8>) {
  let limit = 600
  let archive = summed(Array(input))
  guard let found = try? ArchivedPath(archive: archive, named: "PORTS", limit: limit) else { return }
  guard case .file(let bytes) = found else { return }
  require(bytes.count <= limit, "a file is larger than is wanted")
  require(bytes.isEmpty || archive.firstRange(of: bytes) != nil, "a file is not in its archive")
  // What follows the file does not matter.
  require((try? ArchivedPath(archive: archive + [1, 2, 3], named: "PORTS", limit: limit)) == found, "the end matters")
}

/// With the sums of its blocks put right: hardly any input has right ones by itself, and behind them lies all the rest.
private func summed(_ archive: [UInt8]) -> [UInt8] {
  var archive = archive
  for start in stride(from: 0, to: archive.count - 511, by: 512)
  where archive[start..<(start + 512)].contains(where: { $0 != 0 }) {
    for index in 148..<156 { archive[start + index] = 0x20 }
    let sum = archive[start..<(start + 512)].reduce(0) { $0 + Int($1) }
    for (index, digit) in String(sum, radix: 8).utf8.enumerated() { archive[start + 148 + index] = digit }
  }
  return archive
}

func readAnswers(_ input: ArraySlice<UInt8>) {
  let head = ResponseHead(status: 200)
  let body = Array(input)
  _ = try? Request.containers.read(head, body)
  _ = try? Request.networks.read(head, body)
  _ = try? Request.version.read(head, body)
  _ = try? Request.info.read(head, body)
  if let id = ContainerID(String(repeating: "0", count: 64)) { _ = try? Request.inspect(id).read(head, body) }
  _ = EngineMessage.text(body)
}
