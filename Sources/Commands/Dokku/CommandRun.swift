// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import DokkuFiles
import Host

/// One run of a command: what it was told, whom it may ask, and how it ends, which it does once.
final class CommandRun {
  let global: GlobalFlags
  let places: HostPlaces
  let console: Console
  let visibility: AppVisibility
  /// Tells which addresses this host has no way to.
  let probe: (Set<Destination>) -> Set<IPAddress>
  private let docker: DockerClient
  private let ended: (Int32) -> Void

  init(
    _ global: GlobalFlags, _ places: HostPlaces, _ console: Console,
    visibility: AppVisibility = AppVisibility(environment: Environment.variable),
    probe: @escaping (Set<Destination>) -> Set<IPAddress> = { ReachabilityProbe.unreachable($0) },
    ended: @escaping (Int32) -> Void
  ) {
    self.global = global
    self.places = places
    self.console = console
    self.visibility = visibility
    self.probe = probe
    self.ended = ended
    docker = DockerClient(places.dockerHost)
  }

  /// The API version that was negotiated with the engine; nil before it has answered.
  var apiVersion: APIVersion? { docker.version }

  var apps: Apps { Apps(root: places.dokkuRoot) }
  var properties: PropertyStore { PropertyStore(library: places.dokkuLibRoot, plugin: .network) }
  var reader: AppReader { AppReader(root: places.dokkuRoot, library: places.dokkuLibRoot) }

  /// Carries the body out; what it throws ends the command.
  func attempt(_ body: () throws -> Void) {
    do { try body() } catch { end(with: error) }
  }

  func end(_ status: Int32 = 0) { ended(status) }

  func end(with error: any Error) {
    let ending = ProgramEnding(error)
    console.output(Array(ending.output.utf8))
    console.errorOutput(Array(ending.errorOutput.utf8))
    end(ending.status)
  }

  /// Asks the engine. An engine that does not answer ends the command, and so does one that refuses, with `purpose`
  /// before its words.
  func ask<Answer>(
    _ request: Request<Answer>, or purpose: String, deadline: Duration = DockerClient.defaultDeadline,
    then: @escaping (Answer) throws -> Void
  ) {
    send(request, deadline: deadline) { [self] result in
      attempt {
        switch result {
        case .success(let answer): try then(answer)
        case .failure(let failure): throw CommandFailed(failure, purpose)
        }
      }
    }
  }

  /// Asks the engine where no answer is an answer, too.
  func send<Answer>(
    _ request: Request<Answer>, deadline: Duration = DockerClient.defaultDeadline,
    then: @escaping (Result<Answer, DockerFailure>) -> Void
  ) {
    trace(request.summary)
    docker.send(request, deadline: deadline) { [self] result in
      if case .failure(let failure) = result { trace("\(failure)") }
      then(result)
    }
  }

  private func trace(_ text: String) {
    if global.isTraced { console.errorOutput(Array(" ?     \(text.escapedForTerminal)\n".utf8)) }
  }
}
