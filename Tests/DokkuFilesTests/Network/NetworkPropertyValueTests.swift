// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DokkuFiles

struct NetworkPropertyValueTests {
  @Test(arguments: NetworkProperty.allCases)
  func `no word and an empty one take a property away`(property: NetworkProperty) throws {
    #expect(try NetworkPropertyValue([], for: property).text == "")
    #expect(try NetworkPropertyValue([""], for: property).text == "")
  }

  @Test(arguments: [NetworkProperty.attachPostCreate, .attachPostDeploy])
  func `a list is cut at commas, trimmed, and holds each network once`(property: NetworkProperty) throws {
    let value = try NetworkPropertyValue(["a, b", ",,", "c,a", " "], for: property)
    #expect(value.text == "a,b,c")
    #expect(value.networks == ["a", "b", "c"].compactMap { NetworkName($0) })
  }

  @Test(arguments: ["none", "host", "bridge", "../x", "-x", "a b", "a\nb", "ä", String(repeating: "x", count: 256)])
  func `what nothing can be attached to is refused wherever it stands`(name: String) {
    for words in [[name], ["fine", name], ["fine,\(name)"]] {
      let invalid = #expect(throws: InvalidPropertyValue.self) {
        try NetworkPropertyValue(words, for: .attachPostCreate)
      }
      #expect(invalid?.description == "Invalid network name specified for attach: \(name)")
    }
  }

  @Test func `a network of the other list is refused, element by element`() throws {
    let invalid = #expect(throws: InvalidPropertyValue.self) {
      try NetworkPropertyValue(["a", "b,c"], for: .attachPostDeploy, rival: "x, c ,y")
    }
    #expect(invalid?.description == "Network name already associated with this app: c")
    #expect(try NetworkPropertyValue(["xy"], for: .attachPostDeploy, rival: "x,y").text == "xy")
  }

  @Test(arguments: [
    (NetworkProperty.bindAllInterfaces, "true"), (.bindAllInterfaces, "false"), (.staticWebListener, "127.0.0.1:80"),
    (.staticWebListener, "[fd00::1]:80"), (.staticWebListener, "db.internal:5432"), (.staticWebListener, "10.0.0.1"),
    (.tld, "lan"), (.tld, "a.internal"), (.initialNetwork, "shared"), (.initialNetwork, "host"),
  ])
  func `what makes sense is taken as it is`(property: NetworkProperty, text: String) throws {
    #expect(try NetworkPropertyValue([text, "ignored"], for: property).text == text)
  }

  @Test(arguments: [
    (NetworkProperty.bindAllInterfaces, "banana"), (.bindAllInterfaces, "TRUE"), (.bindAllInterfaces, "1"),
    (.staticWebListener, "host:"), (.staticWebListener, ":80"), (.staticWebListener, "host:99999"),
    (.staticWebListener, "a b:80"), (.staticWebListener, "host"), (.staticWebListener, "http://host:80"),
    (.tld, ".lan"), (.tld, "a..b"), (.tld, "-a"), (.tld, "a b"), (.tld, "a\nb"), (.tld, "ä"),
    (.tld, String(repeating: "x", count: 64)), (.initialNetwork, "none"), (.initialNetwork, "a b"),
  ])
  func `what makes none is refused by name`(property: NetworkProperty, text: String) {
    let invalid = #expect(throws: InvalidPropertyValue.self) { try NetworkPropertyValue([text], for: property) }
    #expect(invalid?.description.contains(" specified for \(property.rawValue)") == true)
    #expect(invalid?.description.hasSuffix(": \(text)") == true)
  }
}
