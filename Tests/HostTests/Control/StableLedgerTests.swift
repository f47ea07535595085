// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct StableLedgerTests {
  private let addresses: StableAddresses

  init() throws {
    var addresses = StableAddresses(.standard)
    for (app, slot) in [("blog", "web.1"), ("shop", "web.1"), ("shop", "web.10"), ("shop", "web.2")] {
      _ = addresses.assign(try #require(AppName(app)), try #require(ProcessSlot(slot)), mayReuse: false)
    }
    addresses.free(try #require(AppName("shop")), try #require(ProcessSlot("web.10")))
    addresses.free(try #require(AppName("blog")), try #require(ProcessSlot("web.1")))
    self.addresses = addresses
  }

  @Test func `it is one line for each address, those given out first`() {
    #expect(
      String(decoding: StableLedger.spell(addresses), as: UTF8.self) == """
        range 198.18.0.0/16
        198.18.0.3 shop web.1
        198.18.0.5 shop web.2
        198.18.0.4 free
        198.18.0.2 free

        """)
  }

  @Test func `it reads as it was written`() {
    #expect(StableLedger.read(StableLedger.spell(addresses), .standard) == addresses)
  }

  @Test func `another range begins anew`() throws {
    let other = try #require(StableRange("10.99.0.0/16"))
    #expect(StableLedger.read(StableLedger.spell(addresses), other) == StableAddresses(other))
  }

  @Test(arguments: [
    "", "\n", "range 198.18.0.0/16", "198.18.0.3 shop web.1", "range 198.18.0.0/16\nnonsense\n198.18.0.2\n",
    "range 198.18.0.0/16\n198.18.0.2 ../x web.1\n198.18.0.3 shop web\n198.18.0.4 shop web.1 more\n",
    "range 198.18.0.0/16\n10.0.0.1 shop web.1\n198.18.0.0 shop web.2\n198.18.255.255 free\n",
  ])
  func `what makes no sense is left out`(text: String) {
    #expect(StableLedger.read(Array(text.utf8), .standard) == StableAddresses(.standard))
  }
}
