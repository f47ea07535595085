// SPDX-License-Identifier: MIT

import Core
import Testing

struct ProxyWishTests {
  @Test func `the addresses are those of all types, names apart`() {
    let wish = ProxyWish(
      app: "blog", settings: ProxySettings(),
      listeners: ["web": ["10.0.0.2:80", "[fd00::1]:80"], "worker": ["10.0.0.2:81", "backend.example:80"]],
      mayCreate: true)
    #expect(wish.addresses == ["10.0.0.2", "fd00::1"])
  }
}
