// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct AppStateTests {
  private func state(_ moves: [ProcessSlot: Listener]...) -> AppState {
    var state = AppState(AppFiles())
    for listeners in moves { state.remember(listeners) }
    return state
  }

  @Test func `a slot's former addresses lead to its present one`() {
    let state = state(["web.1": "10.0.0.2:80"], ["web.1": "10.0.0.3:80"], [:], ["web.1": "10.0.0.4:80"])
    #expect(state.moves(to: ["web.1": "10.0.0.4:80"]) == ["10.0.0.2": "10.0.0.4", "10.0.0.3": "10.0.0.4"])
  }

  @Test func `a slot that takes no connections has nowhere to lead to`() {
    #expect(state(["web.1": "10.0.0.2:80"], ["web.1": "10.0.0.3:80"]).moves(to: [:]) == [:])
  }

  @Test func `an address that another slot has now leads nowhere else`() {
    let swapped = state(
      ["web.1": "10.0.0.2:80", "web.2": "10.0.0.3:80"], ["web.1": "10.0.0.3:80", "web.2": "10.0.0.2:80"])
    #expect(swapped.moves(to: ["web.1": "10.0.0.3:80", "web.2": "10.0.0.2:80"]) == [:])
  }

  @Test func `one that is back where it was has not moved from there`() {
    let state = state(["web.1": "10.0.0.2:80"], ["web.1": "10.0.0.3:80"], ["web.1": "10.0.0.2:80"])
    #expect(state.moves(to: ["web.1": "10.0.0.2:80"]) == ["10.0.0.3": "10.0.0.2"])
  }

  @Test func `three former addresses are remembered, the newest`() {
    var state = AppState(AppFiles())
    for number in 2...7 { state.remember(["web.1": Listener(.v4(0x0a00_0000 + UInt32(number)), 80)]) }
    #expect(
      state.moves(to: ["web.1": "10.0.0.7:80"])
        == ["10.0.0.4": "10.0.0.7", "10.0.0.5": "10.0.0.7", "10.0.0.6": "10.0.0.7"])
  }

  @Test func `names are no addresses`() {
    #expect(state(["web.1": "a.example:80"], ["web.1": "b.example:80"]).addresses == [:])
  }
}
