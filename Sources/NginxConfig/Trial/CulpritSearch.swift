// SPDX-License-Identifier: MIT

/// Which of many files keep nginx from taking them all, found by testing again and again.
///
/// nginx stops at the first file it does not like. Those before it need not be read once more, so the next round tests
/// the ones after it, and a round over all that are left confirms the end. Where nginx names no file, as for an address
/// that the host does not have, the shortest beginning of the list that fails ends with the culprit.
package struct CulpritSearch {
  package enum Answer {
    case passed
    case failed(NginxComplaint, culprit: Int?)
  }

  private enum Step: Equatable {
    case all
    case rest(from: Int)
    /// Nothing at all is tested: when that fails no file is to blame.
    case none
    case beginning(passing: Int, failing: Int)
    case finished
  }

  /// By index.
  package private(set) var refused: [Int: NginxComplaint] = [:]
  /// The search ended with a test of all others together, which passed, or with nobody left.
  package private(set) var isConclusive = false
  /// What nginx said though no file was given.
  package private(set) var fault: NginxComplaint?
  /// Files not refused so far, in order.
  package private(set) var remaining: [Int]
  private var step: Step
  private var roundsLeft: Int
  private var isNoneTested = false
  private var lastComplaint = NginxComplaint(words: "")

  package init(count: Int, roundLimit: Int) {
    remaining = Array(0..<count)
    roundsLeft = roundLimit
    step = .all
    if count == 0 { finish(conclusive: true) }
  }

  /// The files to test next. Nil when the search is over.
  package var next: [Int]? {
    switch step {
    case .all: remaining
    case .rest(let start): Array(remaining[start...])
    case .none: []
    case .beginning(let passing, let failing): Array(remaining[..<((passing + failing) / 2)])
    case .finished: nil
    }
  }

  /// What became of the test of `next`.
  package mutating func take(_ answer: Answer) {
    switch answer {
    case .passed: pass()
    case .failed(let complaint, let culprit):
      lastComplaint = complaint
      if let culprit, let place = remaining.firstIndex(of: culprit) { refuse(at: place) } else { fail() }
    }
    roundsLeft -= 1
    if roundsLeft <= 0, step != .finished { finish(conclusive: false) }
  }

  private mutating func pass() {
    switch step {
    case .all: finish(conclusive: true)
    case .rest: step = .all
    case .none: narrow(passing: 0, failing: remaining.count)
    case .beginning(let passing, let failing): narrow(passing: (passing + failing) / 2, failing: failing)
    case .finished: break
    }
  }

  private mutating func fail() {
    switch step {
    case .all where isNoneTested: narrow(passing: 0, failing: remaining.count)
    case .all:
      isNoneTested = true
      step = .none
    case .rest: step = .all
    case .none:
      fault = lastComplaint
      finish(conclusive: false)
    case .beginning(let passing, let failing): narrow(passing: passing, failing: (passing + failing) / 2)
    case .finished: break
    }
  }

  private mutating func narrow(passing: Int, failing: Int) {
    if failing - passing > 1 { step = .beginning(passing: passing, failing: failing) } else { refuse(at: failing - 1) }
  }

  private mutating func refuse(at place: Int) {
    refused[remaining.remove(at: place)] = lastComplaint
    if remaining.isEmpty {
      finish(conclusive: true)
    } else {
      step = place < remaining.count ? .rest(from: place) : .all
    }
  }

  private mutating func finish(conclusive: Bool) {
    isConclusive = conclusive
    step = .finished
  }
}
