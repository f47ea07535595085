// SPDX-License-Identifier: MIT
import Core
import DockerAPI

extension CommandRun {
  /// Asks the engine once for all apps.
  func reportRunning(_ apps: [AppName], _ format: ReportFormat) throws {
    let read = try apps.map { ($0, try files(of: $0) ?? AppFiles()) }
    ask(.networks, or: "Unable to list networks") { [self] list in
      let networks = Dictionary(list.entries.map { ($0.name, $0) }) { first, _ in first }
      inspectAll(where: { $0.labels.app.map(Set(apps).contains) ?? false }) { [self] containers in
        let known = ContainerTable(containers)
        let places = read.flatMap { app, files in
          AppPlan(app: app, files: files, known: known).places(files, among: known).values
        }
        let ways = ways(to: places, networks)
        for (app, files) in read {
          tell(RunningNetworks(app: app, files: files, known: known, networks: networks, ways: ways), format)
        }
        end()
      }
    }
  }

  private func tell(_ running: RunningNetworks, _ format: ReportFormat) {
    switch format {
    case .stdout:
      title(running.title)
      console.output(Array(running.text.utf8))
    case .json: console.output(Array(running.json.utf8))
    }
  }
}
