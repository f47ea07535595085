// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct ReloadProofTests {
  private static let master = MasterProcess(pid: 100, startTicks: 1000)

  @Test func `while the master is busy nothing is known`() {
    var proof = proof([1, 2])
    #expect(proof.look(seen([1, 2], busy: true)) == nil)
    #expect(proof.look(seen([1, 2], busy: true)) == nil)
  }

  @Test func `a new worker beside the old ones proves it, busy or not`() {
    for isBusy in [true, false] {
      var proof = proof([1, 2])
      #expect(proof.look(seen([1, 2, 3], busy: isBusy)) == .loaded(workers: [3]))
    }
  }

  @Test func `new workers while old ones are leaving prove it`() {
    var proof = proof([1, 2])
    #expect(proof.look(seen([3, 4], leaving: [1], busy: false)) == .loaded(workers: [3, 4]))
  }

  @Test func `an idle master without a new worker has refused, at the second look`() {
    var proof = proof([1])
    #expect(proof.look(seen([1], busy: false)) == nil)
    #expect(proof.look(seen([1], busy: false)) == .refused)
  }

  @Test func `a worker in the place of one that crashed proves nothing`() {
    var proof = proof([1, 2])
    #expect(proof.look(seen([2, 3], busy: true)) == nil)
    #expect(proof.look(seen([2, 3], busy: false)) == nil)
    #expect(proof.look(seen([2, 3], busy: false)) == .unclear)
  }

  @Test func `a crash amid a reload hides it not`() {
    var proof = proof([1, 2])
    #expect(proof.look(seen([2, 3, 4], busy: false)) == .loaded(workers: [3, 4]))
  }

  @Test func `workers that were leaving before do not count as crashed`() {
    var proof = ReloadProof(before: seen([5], leaving: [1, 2], busy: false), generation: [], requestTicks: 2000)
    #expect(proof.look(seen([5, 6], busy: false)) == .loaded(workers: [6]))
  }

  @Test func `workers of the generation before the last go without hiding the new ones`() {
    var proof = ReloadProof(before: seen([1, 2, 3, 4], busy: true), generation: [3, 4], requestTicks: 2000)
    #expect(proof.look(seen([3, 4], busy: true)) == nil)
    #expect(proof.look(seen([3, 4, 5, 6], busy: true)) == .loaded(workers: [5, 6]))
  }

  @Test func `a child that had not said what it is when asked is no new worker`() {
    let before = MasterSnapshot(master: Self.master, children: [1], workers: [], leaving: [], isBusy: false)
    var proof = ReloadProof(before: before, generation: [], requestTicks: 2000)
    #expect(proof.look(seen([1], busy: false)) == nil)
    #expect(proof.look(seen([1], busy: false)) == .refused)
  }

  @Test func `where no nginx ran the first one has loaded the configuration`() {
    var proof = ReloadProof(before: nil, generation: [], requestTicks: 2000)
    let started = MasterProcess(pid: 200, startTicks: 2000)
    #expect(proof.look(seen([], busy: false, master: started)) == nil)
    #expect(proof.look(seen([7], busy: false, master: started)) == .loaded(workers: [7]))
  }

  @Test func `a master that had run before, though unseen, must be asked itself`() {
    var proof = ReloadProof(before: nil, generation: [], requestTicks: 2000)
    #expect(proof.look(seen([7], busy: false, master: MasterProcess(pid: 200, startTicks: 1999))) == .unclear)
  }

  @Test func `fewer workers than before prove it while the old ones are there`() {
    var proof = proof([1, 2, 3, 4])
    #expect(proof.look(seen([1, 2, 3, 4, 5], busy: false)) == .loaded(workers: [5]))
  }

  @Test func `a master that started after the request has loaded the configuration once it has workers`() {
    var proof = proof([1])
    #expect(proof.look(seen([], busy: false, master: MasterProcess(pid: 200, startTicks: 2001))) == nil)
    let workers = seen([7], busy: false, master: MasterProcess(pid: 200, startTicks: 2001))
    #expect(proof.look(workers) == .loaded(workers: [7]))
  }

  @Test func `another master that is older must be asked itself`() {
    var proof = proof([1])
    #expect(proof.look(seen([7], busy: false, master: MasterProcess(pid: 200, startTicks: 2000))) == .unclear)
  }

  @Test func `the same number in a later life is another master`() {
    var proof = proof([1])
    let reborn = seen([7], busy: false, master: MasterProcess(pid: 100, startTicks: 3000))
    #expect(proof.look(reborn) == .loaded(workers: [7]))
  }

  private func proof(_ workers: Set<Int32>) -> ReloadProof {
    ReloadProof(before: seen(workers, busy: false), generation: [], requestTicks: 2000)
  }

  private func seen(
    _ workers: Set<Int32>, leaving: Set<Int32> = [], busy: Bool, master: MasterProcess = Self.master
  ) -> MasterSnapshot {
    MasterSnapshot(
      master: master, children: workers.union(leaving), workers: workers, leaving: leaving, isBusy: busy)
  }
}
