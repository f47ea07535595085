// SPDX-License-Identifier: MIT

extension BuiltInConfiguration {
  /// Dokku's pages, each at a place that only nginx itself can ask for. On https a 502 has a page of its own that tries
  /// again by a script.
  func errorPages(_ scheme: ProxyScheme) -> [Directive] {
    guard let folder = input.roots.errorPages else { return [] }
    var pages: [(codes: [Int], name: String)] = [
      (Self.clientErrors, "/400-error.html"), ([404], "/404-error.html"),
      (scheme.isSecure ? Self.serverErrors.filter { $0 != 502 } : Self.serverErrors, "/500-error.html"),
    ]
    if scheme.isSecure { pages.append(([502], "/502-error.html")) }
    return pages.flatMap { page in
      [
        Directive("error_page", (page.codes.map { "\($0)" } + [page.name]).map { Argument(literally: $0) }),
        Directive(
          "location", [Argument(literally: page.name)],
          block: [Directive("root", Argument(literally: folder)), Directive("internal")]),
      ]
    }
  }

  /// 404 has a page of its own.
  private static let clientErrors =
    [400, 401, 402, 403, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 420, 422, 423, 424]
    + [426, 428, 429, 431, 444, 449, 450, 451]
  private static let serverErrors = Array(500...511)
}
