// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct PortLedgerTests {
  private func demand(_ port: PublicPort, held: Set<PublicPort> = []) -> PortDemand {
    PortDemand(forwards: [PortForward(port, to: 5000)], held: held)
  }

  @Test func `before every app is read nobody has a port`() {
    var ledger = PortLedger()
    ledger.note("mail", demand("25/tcp"))
    #expect(ledger.settle() == [])
    ledger.note("blog", demand("25/tcp"))
    ledger.open()
    #expect(ledger.settle() == ["mail", "blog"])
    #expect(ledger.claims.holders == ["25/tcp": "blog"])
  }

  @Test func `what files say of who had a port counts at the start only`() {
    var ledger = PortLedger()
    ledger.open()
    ledger.note("mail", demand("25/tcp", held: ["25/tcp"]))
    _ = ledger.settle()
    ledger.note("blog", demand("25/tcp", held: ["25/tcp"]))
    #expect(ledger.settle() == ["blog"])
    #expect(ledger.claims.holders == ["25/tcp": "mail"])
  }

  @Test func `nothing is dealt anew for nothing`() {
    var ledger = PortLedger()
    ledger.open()
    ledger.note("mail", demand("25/tcp"))
    #expect(ledger.settle() == ["mail"])
    ledger.note("mail", demand("25/tcp", held: ["25/tcp"]))
    #expect(ledger.settle() == [])
  }

  @Test func `a neighbour has its port, whatever is read of it here`() {
    var ledger = PortLedger(neighbours: ["blog": demand("25/tcp")])
    ledger.open()
    ledger.note("mail", demand("25/tcp"))
    // Whoever is not to be read looks as if it were not there.
    ledger.note("blog", nil)
    #expect(ledger.settle().contains("mail"))
    #expect(ledger.claims.conflicts(of: "mail") == ["25/tcp": .taken(by: "blog")])
  }

  @Test func `the port of an app that is gone is free`() {
    var ledger = PortLedger()
    ledger.open()
    ledger.note("blog", demand("25/tcp"))
    ledger.note("mail", demand("25/tcp"))
    _ = ledger.settle()
    ledger.note("blog", nil)
    #expect(ledger.settle() == ["blog", "mail"])
    #expect(ledger.claims.holders == ["25/tcp": "mail"])
  }
}
