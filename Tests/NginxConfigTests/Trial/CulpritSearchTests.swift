// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct CulpritSearchTests {
  @Test func `no files need no test`() {
    let search = CulpritSearch(count: 0, roundLimit: 5)
    #expect(search.next == nil)
    #expect(search.isConclusive)
  }

  @Test func `good files are tested once, together`() {
    var search = CulpritSearch(count: 3, roundLimit: 5)
    #expect(search.next == [0, 1, 2])
    search.take(.passed)
    #expect(search.next == nil)
    #expect(search.isConclusive && search.refused.isEmpty)
  }

  @Test func `after a culprit the ones behind it are tested, then all the others`() {
    var search = CulpritSearch(count: 4, roundLimit: 5)
    search.take(.failed(NginxComplaint(words: "bad"), culprit: 1))
    #expect(search.next == [2, 3])
    search.take(.passed)
    #expect(search.next == [0, 2, 3])
    search.take(.passed)
    #expect(search.next == nil)
    #expect(search.refused == [1: NginxComplaint(words: "bad")])
  }

  @Test(arguments: [true, false])
  func `every culprit is found and nobody else`(_ namesFiles: Bool) {
    for bad in [[0], [9], [4], [0, 1, 2], [3, 7], Array(0..<10), []] {
      var host = FakeHost(bad: Set(bad), namesFiles: namesFiles)
      let search = host.run(CulpritSearch(count: 10, roundLimit: 100))
      #expect(search.refused.keys.sorted() == bad)
      #expect(search.isConclusive)
    }
  }

  @Test(arguments: [true, false])
  func `of two that cannot be together the later one goes`(_ namesFiles: Bool) {
    var host = FakeHost(bad: [], namesFiles: namesFiles, clash: [2, 6])
    let search = host.run(CulpritSearch(count: 10, roundLimit: 100))
    #expect(search.refused.keys.sorted() == [6])
    #expect(search.isConclusive)
  }

  @Test func `a thousand files with twenty culprits take forty-odd rounds`() {
    var host = FakeHost(bad: Set(stride(from: 0, to: 1000, by: 50)), namesFiles: true)
    _ = host.run(CulpritSearch(count: 1000, roundLimit: 100))
    #expect(host.rounds <= 42)
    // Reading anew only what was not read, the work is that of a few tests of everything.
    #expect(host.filesRead < 3 * 1000)
  }

  @Test func `one culprit without a name among a thousand takes a dozen rounds`() {
    var host = FakeHost(bad: [700], namesFiles: false)
    let search = host.run(CulpritSearch(count: 1000, roundLimit: 100))
    #expect(search.refused.keys.sorted() == [700])
    #expect(host.rounds <= 16)
  }

  @Test func `when nothing at all fails too, no file is to blame`() {
    var host = FakeHost(bad: [], namesFiles: false, isBroken: true)
    let search = host.run(CulpritSearch(count: 10, roundLimit: 100))
    #expect(search.refused.isEmpty)
    #expect(!search.isConclusive)
    #expect(search.fault == NginxComplaint(words: "broken"))
  }

  @Test func `a search that takes too long ends without an answer for the rest`() {
    var host = FakeHost(bad: Set(0..<10), namesFiles: true)
    let search = host.run(CulpritSearch(count: 10, roundLimit: 3))
    #expect(search.refused.count == 3)
    #expect(!search.isConclusive)
    #expect(host.rounds == 3)
  }

  /// Refuses as nginx does: at the first bad file, with its name or without.
  private struct FakeHost {
    let bad: Set<Int>
    let namesFiles: Bool
    var clash: Set<Int> = []
    var isBroken = false
    var rounds = 0
    var filesRead = 0

    mutating func run(_ start: CulpritSearch) -> CulpritSearch {
      var search = start
      while let files = search.next {
        rounds += 1
        search.take(answer(files))
      }
      return search
    }

    private mutating func answer(_ files: [Int]) -> CulpritSearch.Answer {
      if isBroken { return .failed(NginxComplaint(words: "broken"), culprit: nil) }
      var met: Set<Int> = []
      for file in files {
        filesRead += 1
        met.insert(file)
        if bad.contains(file) || (clash.contains(file) && clash.isSubset(of: met)) {
          return .failed(NginxComplaint(words: "bad"), culprit: namesFiles ? file : nil)
        }
      }
      return .passed
    }
  }
}
