// SPDX-License-Identifier: MIT

/// The answers that a client got while it asked for one app.
package struct Tally: Sendable {
  /// The app that was asked for.
  package let wanted: String
  package private(set) var answers: [Answer: Int] = [:]
  /// The latest answers, oldest first.
  package private(set) var latest: [Answer] = []
  /// The longest time from a request that the app did not answer to the next one that it did.
  package private(set) var longestOutage: Duration = .zero
  private var outageBegan: ContinuousClock.Instant?

  package init(wanted: String) { self.wanted = wanted }

  package mutating func add(_ answer: Answer, askedAt moment: ContinuousClock.Instant) {
    answers[answer, default: 0] += 1
    latest = latest.suffix(19) + [answer]
    if answer.app == wanted {
      if let began = outageBegan { longestOutage = max(longestOutage, moment - began) }
      outageBegan = nil
    } else if outageBegan == nil {
      outageBegan = moment
    }
  }

  package var total: Int { answers.values.reduce(0, +) }
  package var right: Int { count { $0.app == wanted } }
  /// Answers from containers of other apps. There must never be any.
  package var wrong: Int { count { $0.app.map { $0 != wanted } ?? false } }
  package var refused: Int { answers[.none, default: 0] }

  package func count(where matches: (Answer) -> Bool) -> Int {
    answers.reduce(0) { matches($1.key) ? $0 + $1.value : $0 }
  }
}
