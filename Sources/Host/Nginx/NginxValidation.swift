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
    let candidates = apps.compactMap { app in
      let path = "\(root)/\(app)/nginx.conf"
      return SmallFile.bytes(at: path).map { TrialCandidate(app: app, path: path, bytes: $0) }
    }
    let then = { [folder] (complaints: [NginxComplaint]) in
      folder.remove()
      then(complaints)
    }
    tester.test(candidates) { [program] verdicts in
      let complaints = candidates.compactMap { candidate -> NginxComplaint? in
        switch verdicts[candidate.app] {
        case .refused(let complaint), .untested(let complaint): complaint
        case .good, nil: nil
        }
      }
      guard isWhole else { return then(complaints) }
      program.testAll { then(complaints + [$0].compactMap { $0 }) }
    }
  }
}
