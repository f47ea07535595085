// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

extension PlanReport {
  /// One object: all files whole, before and after; null is no file.
  nonisolated var json: String {
    JSONText.object([
      ("changes", .flag(!plan.isEmpty)), ("files", .list(plan.files.map(file))),
      ("steps", .list(plan.steps.map(step))), ("troubles", .list(plan.troubles.map(trouble))),
    ]).spelled + "\n"
  }

  private nonisolated func file(_ file: RebuildPlan.File) -> JSONText {
    let text = { (bytes: [UInt8]?) in bytes.map { JSONText.text(String(decoding: $0, as: UTF8.self)) } ?? .null }
    return .object([
      ("app", .text(file.app.rawValue)), ("path", .text(file.path)), ("before", text(file.before)),
      ("after", text(file.after)),
    ])
  }

  private nonisolated func step(_ step: RebuildPlan.Step) -> JSONText {
    var members: [(String, JSONText)] = [("kind", .text(step.kind)), ("app", app(step.app))]
    switch step {
    case .join(let work, let container):
      members += [
        ("container", .text(container)), ("network", .text(work.network.rawValue)), ("aliases", .texts(work.aliases)),
        ("leavesFirst", .flag(work.leaving != nil)), ("reason", .text(work.reason)),
      ]
    case .start(_, let container): members.append(("container", .text(container)))
    case .run(_, let words): members.append(("command", .texts(words)))
    case .cut(let addresses): members.append(("addresses", .texts(addresses.map { "\($0)" })))
    case .reload(let times): members.append(("times", .number(times)))
    }
    return .object(members)
  }

  private nonisolated func trouble(_ trouble: RebuildPlan.Trouble) -> JSONText {
    .object([
      ("app", app(trouble.app)), ("quarantine", .flag(trouble.isQuarantine)), ("reason", .text(trouble.text)),
    ])
  }

  private nonisolated func app(_ app: AppName?) -> JSONText { app.map { .text($0.rawValue) } ?? .null }
}
