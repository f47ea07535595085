// SPDX-License-Identifier: MIT
import NginxConfig
import Testing

struct ListenAddressesTests {
  @Test func `each address is told once, whatever its parameters`() {
    let text = """
      server { listen 80; listen [::]:80; server_name a; }
      server { listen 80 default_server; listen 443 ssl http2; location / { return 200 "listen 81;"; } }
      # listen 82;
      """
    #expect(ListenAddresses(Array(text.utf8)).values == ["443", "80", "[::]:80"])
  }

  @Test func `a file that breaks off is read as far as it goes`() {
    #expect(ListenAddresses(Array("server { listen 80; listen 4".utf8)).values == ["80"])
  }
}
