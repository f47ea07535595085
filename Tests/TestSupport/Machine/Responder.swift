// SPDX-License-Identifier: MIT
import Core

/// A web process of its own kind: it listens on loopback addresses and answers every request with the address that the
/// request came to, so that one sees who answered.
package final class Responder {
  package let port: UInt16
  private let servers: [SocketServer]

  package init(_ addresses: [IPAddress], port: UInt16) throws {
    self.port = port
    servers = try addresses.map { address in
      let body = Array("\(address)".utf8)
      return SocketServer(listening: try ListeningSocket.tcp(address, port: port)) { connection in
        var stream = ByteStream(descriptor: connection)
        while case .request(let request)? = stream.nextRequest() {
          guard stream.write(HTTPResponse(200, body: body).bytes), !request.wantsClose else { return }
        }
      }
    }
  }

  deinit { for server in servers { server.stop() } }
}
