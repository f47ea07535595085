// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import KernelRouting

struct NftCommandsTests {
  private static let commands = NftCommands(range: .standard)
  private static let a = IPAddress.v4(0xc612_0002)
  private static let b = IPAddress.v4(0xc612_0003)
  private static let c = IPAddress.v4(0xc612_0004)
  private static let x = IPAddress.v4(0xac11_0002)
  private static let y = IPAddress.v4(0xac11_0003)

  @Test func `a change takes out what is there and puts in what is to be`() {
    let text = Self.commands.change(
      MappingChange(removed: [Self.a, Self.c], set: [Self.b: Self.y]), from: [Self.a: Self.x, Self.b: Self.x])
    #expect(
      text == """
        delete element ip dokku_listeners live { 198.18.0.2, 198.18.0.3 }
        add element ip dokku_listeners live { 198.18.0.3 : 172.17.0.3 }

        """)
  }

  @Test func `a change of nothing has no commands`() {
    #expect(Self.commands.change(MappingChange(removed: [Self.a]), from: [:]) == "")
  }

  @Test func `the whole table replaces what was there`() {
    let text = Self.commands.whole([Self.b: Self.y, Self.a: Self.x])
    #expect(text.hasPrefix("add table ip dokku_listeners\ndelete table ip dokku_listeners\nadd table"))
    #expect(
      text.hasSuffix("add element ip dokku_listeners live { 198.18.0.2 : 172.17.0.2, 198.18.0.3 : 172.17.0.3 }\n"))
    #expect(!Self.commands.whole([:]).contains("element"))
  }

  @Test func `pairs are read from a listing`() {
    let listing = """
      table ip dokku_listeners {
      \tmap live {
      \t\ttype ipv4_addr : ipv4_addr
      \t\telements = { 198.18.0.2 : 172.17.0.2, 198.18.0.3 : 172.17.0.3,
      \t\t\t     198.18.0.4 : 172.17.0.2 }
      \t}
      }
      """
    #expect(NftCommands.pairs(listing) == [Self.a: Self.x, Self.b: Self.y, Self.c: Self.x])
    #expect(NftCommands.pairs("table ip t {\n\tmap live {\n\t\ttype ipv4_addr : ipv4_addr\n\t}\n}") == [:])
  }
}
