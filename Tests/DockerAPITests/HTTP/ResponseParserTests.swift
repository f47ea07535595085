// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct ResponseParserTests {
  /// What a connection's bytes and then its end amount to.
  private enum Reading: Equatable {
    case whole(status: Int, body: String, allowsReuse: Bool)
    case failed(MalformedResponse)
    case nothing
  }

  private func read(
    _ parts: [ArraySlice<UInt8>], answersHead: Bool = false, bodyLimit: Int? = 1000, ends: Bool = true
  ) -> Reading {
    var parser = ResponseParser(answersHead: answersHead, bodyLimit: bodyLimit)
    var status: Int?
    var body: [UInt8] = []
    var hasEnded = false
    let take = { (pieces: [ResponseParser.Piece]) in
      for piece in pieces {
        switch piece {
        case .head(let head): status = head.status
        case .body(let bytes): body += bytes
        case .end: hasEnded = true
        }
      }
    }
    do throws(MalformedResponse) {
      for part in parts { take(try parser.feed(part)) }
      let allowsReuse = parser.allowsReuse
      if ends { take(try parser.finish()) }
      guard hasEnded, let status else { return .nothing }
      return .whole(status: status, body: String(decoding: body, as: UTF8.self), allowsReuse: allowsReuse)
    } catch {
      return .failed(error)
    }
  }

  private func expect(
    _ text: String, answersHead: Bool = false, bodyLimit: Int? = 1000, _ reading: Reading,
    _ location: SourceLocation = #_sourceLocation
  ) {
    for parts in Cuts.all(text) {
      #expect(read(parts, answersHead: answersHead, bodyLimit: bodyLimit) == reading, sourceLocation: location)
    }
  }

  @Test func `a counted body ends with its count`() {
    expect("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", .whole(status: 200, body: "hello", allowsReuse: true))
    expect("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", .whole(status: 200, body: "", allowsReuse: true))
    expect(
      "HTTP/1.1 200 OK\r\ncontent-length:5 , 5\r\n\r\nhello", .whole(status: 200, body: "hello", allowsReuse: true))
  }

  @Test func `a chunked body ends with its last chunk and trailers`() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    expect(head + "5\r\nhello\r\n0\r\n\r\n", .whole(status: 200, body: "hello", allowsReuse: true))
    expect(
      head + "5;a=\"b\"\r\nhello\r\n00B\r\n, my friend\r\n0\r\nA: b\r\nC: d\r\n\r\n",
      .whole(status: 200, body: "hello, my friend", allowsReuse: true))
    expect(head + "2\nhi\n0\n\n", .whole(status: 200, body: "hi", allowsReuse: true))
  }

  @Test func `a body that is neither lasts until the connection ends`() {
    expect("HTTP/1.1 500 Internal\r\n\r\nhello", .whole(status: 500, body: "hello", allowsReuse: false))
    expect("HTTP/1.0 200 OK\r\n\r\n", .whole(status: 200, body: "", allowsReuse: false))
  }

  @Test(arguments: [204, 304])
  func `some statuses have no body whatever the fields say`(_ status: Int) {
    expect("HTTP/1.1 \(status) X\r\n\r\n", .whole(status: status, body: "", allowsReuse: true))
    expect("HTTP/1.1 \(status) X\r\nContent-Length: 7\r\n\r\n", .whole(status: status, body: "", allowsReuse: true))
  }

  @Test func `the answer to HEAD has no body`() {
    expect(
      "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", answersHead: true,
      .whole(status: 200, body: "", allowsReuse: true))
    expect(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", answersHead: true,
      .whole(status: 200, body: "", allowsReuse: true))
  }

  @Test func `interim responses are passed over`() {
    expect(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
      .whole(status: 200, body: "ok", allowsReuse: true))
    expect("HTTP/1.1 101 Switching\r\n\r\n", .failed(.protocolSwitched))
  }

  @Test func `a connection that is to close is not used again`() {
    expect(
      "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 2\r\n\r\nok",
      .whole(status: 200, body: "ok", allowsReuse: false))
    expect("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", .whole(status: 200, body: "ok", allowsReuse: false))
    expect(
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok HTTP/1.1 200 OK",
      .whole(status: 200, body: "ok", allowsReuse: false))
  }

  @Test(arguments: [
    "", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nA: b\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhell",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
  ])
  func `an end in the middle is a failure`(_ text: String) {
    expect(text, .failed(.cutShort))
  }

  @Test(arguments: [
    ("GARBAGE\r\n\r\n", MalformedResponse.notHTTP),
    ("\r\nHTTP/1.1 200 OK\r\n\r\n", .notHTTP),
    ("HTTP/2 200\r\n\r\n", .notHTTP),
    ("HTTP/1.1 2x0 OK\r\n\r\n", .notHTTP),
    ("HTTP/1.1 099 OK\r\n\r\n", .notHTTP),
    ("HTTP/1.1 2000 OK\r\n\r\n", .notHTTP),
    ("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", .badField),
    ("HTTP/1.1 200 OK\r\n: empty\r\n\r\n", .badField),
    ("HTTP/1.1 200 OK\r\nA : b\r\n\r\n", .badField),
    ("HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n", .badField),
    ("HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n", .badField),
    ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .badLength),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\n", .badLength),
    ("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", .badLength),
    ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", .badLength),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", .badLength),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", .badCoding),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .badCoding),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", .badCoding),
    ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .badCoding),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", .badChunk),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", .badChunk),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n", .badChunk),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n", .badChunk),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhiya\r\n", .badChunk),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nno colon\r\n\r\n", .badField),
  ])
  func `garbage is a failure wherever it is cut`(_ text: String, _ failure: MalformedResponse) {
    expect(text, .failed(failure))
  }

  @Test func `a body over the limit is a failure as soon as that is known`() {
    let failure = Reading.failed(.bodyTooLarge(limit: 4))
    expect("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", bodyLimit: 4, failure)
    expect("HTTP/1.1 200 OK\r\n\r\nhello", bodyLimit: 4, failure)
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    expect(chunked + "2\r\nhe\r\n3\r\n", bodyLimit: 4, failure)
    expect(chunked + "fffffffffffffff\r\n", bodyLimit: 4, failure)
    expect(
      chunked + "2\r\nhe\r\n2\r\nll\r\n0\r\n\r\n", bodyLimit: 4, .whole(status: 200, body: "hell", allowsReuse: true))
  }

  @Test func `a stream has no limit`() {
    let chunk = "3e8\r\n" + String(repeating: "x", count: 1000) + "\r\n"
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 200)
    #expect(read(Cuts.whole(Array(text.utf8)), bodyLimit: nil, ends: false) == .nothing)
  }

  @Test func `head, interim responses and trailers share one limit`() {
    let long = "A: " + String(repeating: "x", count: 20_000) + "\r\n"
    let failure = Reading.failed(.headTooLarge)
    let texts = [
      "HTTP/1.1 200 OK\r\n" + long + long + long + long,
      "HTTP/1.1 " + String(repeating: "2", count: ResponseParser.headLimit),
      String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 3000),
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + long + long + "\r\n0\r\n" + long + long,
    ]
    for text in texts {
      #expect(read(Cuts.whole(Array(text.utf8))) == failure)
      #expect(read(Cuts.single(Array(text.utf8))) == failure)
    }
  }

  @Test func `a chunk's line has a limit`() {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" + String(repeating: "x", count: 2000)
    #expect(read(Cuts.whole(Array(text.utf8))) == .failed(.badChunk))
    #expect(read(Cuts.single(Array(text.utf8))) == .failed(.badChunk))
  }

  @Test func `it is known whether anything came`() throws {
    var parser = ResponseParser(bodyLimit: nil)
    #expect(!parser.hasStarted)
    #expect(try parser.feed(Array("H".utf8)[...]) == [])
    #expect(parser.hasStarted)
  }
}
