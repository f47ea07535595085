// SPDX-License-Identifier: MIT

/// The parameters of `/events`: moments are seconds since 1970 with an optional fraction of nine digits.
struct EventsQuery {
  let since: Int64?
  let until: Int64?
  let filters: EventFilters

  /// Nil for any other call.
  init?(_ request: SeenRequest, _ shape: EngineShape) throws(EngineRefusal) {
    guard request.endpoint == .events else { return nil }
    since = try Self.moment(request.query["since"], shape)
    until = try Self.moment(request.query["until"], shape)
    filters = try EventFilters(request.query["filters"], shape)
  }

  private static func moment(_ text: String?, _ shape: EngineShape) throws(EngineRefusal) -> Int64? {
    guard let text, !text.isEmpty else { return nil }
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = halves.count == 2 ? halves[1] + String(repeating: "0", count: max(0, 9 - halves[1].count)) : "0"
    guard let seconds = Int64(halves[0]), let nanoseconds = Int64(fraction) else {
      let message = "strconv.ParseInt: parsing \"\(text)\": invalid syntax"
      throw EngineRefusal(status: shape.badQueryStatus, message: message)
    }
    let (whole, isTooMuch) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isStillTooMuch) = whole.addingReportingOverflow(nanoseconds)
    return isTooMuch || isStillTooMuch ? .max : sum
  }
}
