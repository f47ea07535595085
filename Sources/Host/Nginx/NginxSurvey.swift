// SPDX-License-Identifier: MIT
import Core
import Glibc
import NginxConfig

/// Looks how the host's nginx stands to apps' files. It runs `nginx -V` and reads; nothing is changed.
package final class NginxSurvey {
  /// Why nginx cannot even be asked.
  package nonisolated struct Unusable: Error, Hashable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }

  private let root: String
  private let program: NginxProgram

  package init(_ settings: Settings) {
    root = settings.dokkuRoot
    program = NginxProgram(
      NginxCommand(program: settings.nginxBin, configuration: settings.nginxConf), deadline: settings.nginxTimeout)
  }

  package func look(then: @escaping (Result<NginxFacts, Unusable>) -> Void) {
    program.describe { [self] answer in
      then(answer.map { facts($0) }.mapError { Unusable(reason: $0.words) })
    }
  }

  private func facts(_ build: NginxBuild) -> NginxFacts {
    let main = program.command.configurationPath(build)
    let http = BlockSurvey(
      of: "http", main: main, apps: ConfigurationFile.Level.http.rawValue, read: TrialSurroundings.read,
      expand: TrialSurroundings.expand)
    let stream = StreamSupport(main: main, read: TrialSurroundings.read, expand: TrialSurroundings.expand)
    return NginxFacts(
      version: "\(build.version)", main: main, isReadable: Rights.refusal(of: R_OK, to: main) == 0,
      master: NginxMaster(program.command).find(build)?.pid,
      http: block(http.blocks, http.includes, .http), stream: block(stream.blocks, stream.includes, .stream),
      streamModule: module(build, stream))
  }

  private func block(
    _ files: [String], _ includes: [BlockSurvey.Include], _ level: ConfigurationFile.Level
  ) -> NginxFacts.Block {
    let apps = "\(root)/app/\(level.rawValue)"
    let folder = includes.first { $0.pattern.hasSuffix("/*.conf") && !$0.pattern.dropLast(6).contains("*") }
    return NginxFacts.Block(
      files: files, includes: includes.filter { fnmatch($0.pattern, apps, FNM_PATHNAME) == 0 }.map(\.file),
      folder: folder.map { String($0.pattern.dropLast(7)) })
  }

  private func module(_ build: NginxBuild, _ support: StreamSupport) -> NginxFacts.Module {
    if build.hasStream || support.module != nil { return .present }
    let folders = ["\(build.prefix)/modules", "/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"]
    let files = folders.map { folder in "\(folder)/\(StreamSupport.module)" }
    let file = files.first { file in access(file, F_OK) == 0 }
    return file.map { .unloaded($0) } ?? .missing
  }
}
