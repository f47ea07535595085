// SPDX-License-Identifier: MIT

import Core
import NginxConfig

/// Has nginx test apps' files as they are on disk.
package final class NginxValidation {
  private let root: String
  private let folder: PrivateFolder
  private let program: NginxProgram
  private let tester: NginxTester

  package init(_ settings: Settings) throws(SystemCallFailed) {
    root = settings.dokkuRoot
    folder = try PrivateFolder()
    program = NginxProgram(
      NginxCommand(program: settings.nginxBin, configuration: settings.nginxConf), deadline: settings.nginxTimeout)
    tester = NginxTester(program, folder: "\(folder.path)/trial", deadline: settings.nginxTimeout)
  }

  /// The apps' files away from the running configuration; an app without one is content. `isWhole`: then everything
  /// that nginx would load.
  package func test(_ apps: [AppName], isWhole: Bool, then: @escaping ([NginxComplaint]) -> Void) {
    let then = { [folder] (complaints: [NginxComplaint]) in
      folder.remove()
      then(complaints)
    }
    testStreams(apps) { [self] streamComplaints in
      let candidates = candidates(apps, .http)
      tester.test(candidates) { [program] verdicts in
        let complaints = Self.complaints(candidates, verdicts) + streamComplaints
        guard isWhole else { return then(complaints) }
        program.testAll { then(complaints + [$0].compactMap { $0 }) }
      }
    }
  }

  /// Nothing where nginx does not read them.
  private func testStreams(_ apps: [AppName], then: @escaping ([NginxComplaint]) -> Void) {
    let candidates = candidates(apps, .stream)
    if candidates.isEmpty { return then([]) }
    program.describe { [self] answer in
      guard case .success(let build) = answer else { return then([]) }
      let main = program.command.configurationPath(build)
      switch StreamAbility(main: main, root: root, build: build) {
      case .unable: then([])
      case .able(let module):
        tester.testStreams(candidates, module: module) { then(Self.complaints(candidates, $0)) }
      }
    }
  }

  private func candidates(_ apps: [AppName], _ level: ConfigurationFile.Level) -> [TrialCandidate] {
    apps.compactMap { app in
      let path = ConfigurationFile(app, level).path(in: root)
      return SmallFile.bytes(at: path).map { TrialCandidate(app: app, path: path, bytes: $0) }
    }
  }

  private static func complaints(
    _ candidates: [TrialCandidate], _ verdicts: [AppName: TrialVerdict]
  ) -> [NginxComplaint] {
    candidates.compactMap { candidate in
      switch verdicts[candidate.app] {
      case .refused(let complaint), .untested(let complaint): complaint
      case .good, nil: nil
      }
    }
  }
}
