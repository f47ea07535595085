// SPDX-License-Identifier: MIT

import Core
import NginxConfig

/// Has nginx test apps' files as they are on disk.
package final class NginxValidation {
  private let settings: Settings
  private let root: String
  private let folder: PrivateFolder
  private let program: NginxProgram
  private let tester: NginxTester

  package init(_ settings: Settings) throws(SystemCallFailed) {
    self.settings = settings
    root = settings.dokkuRoot
    folder = try PrivateFolder()
    program = NginxProgram(
      NginxCommand(program: settings.nginxBin, configuration: settings.nginxConf), deadline: settings.nginxTimeout)
    tester = NginxTester(program, folder: "\(folder.path)/trial", deadline: settings.nginxTimeout)
  }

  /// The apps' files away from the running configuration, and what their own templates make; an app without either is
  /// content. `isWhole`: then everything that nginx would load.
  package func test(_ apps: [AppName], isWhole: Bool, then: @escaping ([NginxComplaint]) -> Void) {
    let then = { [folder] (complaints: [NginxComplaint]) in
      folder.remove()
      then(complaints)
    }
    testTemplates(apps) { [self] templateComplaints in
      testStreams(apps) { [self] streamComplaints in
        let candidates = candidates(apps, .http)
        tester.test(candidates) { [program] verdicts in
          let complaints = templateComplaints + Self.complaints(candidates, verdicts) + streamComplaints
          guard isWhole else { return then(complaints) }
          program.testAll { then(complaints + [$0].compactMap { $0 }) }
        }
      }
    }
  }

  private func testTemplates(_ apps: [AppName], then: @escaping ([NginxComplaint]) -> Void) {
    program.describe { [self] answer in
      guard case .success(let build) = answer, let trial = TemplateTrial(settings, build) else { return then([]) }
      let (candidates, complaints) = trial.candidates(apps)
      if candidates.isEmpty { return then(complaints) }
      tester.test(candidates) { then(complaints + Self.complaints(candidates, $0)) }
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
