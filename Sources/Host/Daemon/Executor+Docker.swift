// SPDX-License-Identifier: MIT

import Core
import DockerAPI

extension Executor {
  /// The stream first, so that nothing between it and the list is lost: `since` the newest event that was seen, else
  /// from just before now.
  func connect() {
    stream = docker.followEvents(
      since: newestEvent ?? WallClock.now(minus: .seconds(1)),
      opened: { [weak self] in self?.askForInfo() },
      events: { [weak self] in self?.take($0) },
      doubt: { [weak self] in self?.feed(.streamDoubted($0)) },
      ignored: { [weak self] in self?.trace($0) },
      ended: { [weak self] in self?.lost("\($0)") })
  }

  /// What comes before the engine has said what it is waits, so that a look at everything goes first.
  private func take(_ events: [EngineEvent]) {
    newestEvent = events.last?.time
    if isIntroduced { feed(.engineEvents(events)) } else { earlyEvents += events }
  }

  private func askForInfo() {
    docker.send(.info) { [weak self] answer in
      guard let self else { return }
      switch answer {
      case .success(let info):
        memory.remember(liveRestore: info.liveRestore)
        isIntroduced = true
        feed(.streamOpened(info))
        if !earlyEvents.isEmpty { feed(.engineEvents(earlyEvents)) }
        earlyEvents = []
      case .failure(.abandoned): break
      case .failure(let failure): lost("\(failure)")
      }
    }
  }

  /// An answer that was under way may be older than the engine's end; it must not be taken for news.
  private func lost(_ reason: String) {
    disconnect()
    feed(.streamEnded(reason))
  }

  func disconnect() {
    stream?.cancel()
    stream = nil
    isIntroduced = false
    earlyEvents = []
    docker.abandon()
  }

  func ping() {
    ask(.ping) { _ in
      nil
    } failed: {
      .pingFailed($0)
    }
  }

  func listContainers() {
    ask(.containers) { [weak self] list in
      self?.tellSkipped(list.skipped, of: "containers")
      return .containersListed(list.entries)
    } failed: {
      .listFailed($0)
    }
  }

  func listNetworks() {
    ask(.networks) { [weak self] list in
      self?.tellSkipped(list.skipped, of: "networks")
      return .networksListed(list.entries)
    } failed: {
      .listFailed($0)
    }
  }

  func inspect(_ id: ContainerID) {
    docker.send(.inspect(id)) { [weak self] answer in
      switch answer {
      case .success(let container): self?.feed(.containerInspected(container))
      case .failure(.gone): self?.feed(.containerMissing(id))
      case .failure(.abandoned): break
      case .failure(let failure): self?.feed(.inspectFailed(id, "\(failure)"))
      }
    }
  }

  func readLogTail(_ question: LogQuestion) {
    begin(.logTail(question.crash))
    docker.readLogTail(question) { [weak self] tail in
      self?.feed(.logTailRead(question.crash, tail))
      self?.end(.logTail(question.crash))
    }
  }

  /// Leaving what is not there any more is no failure: what matters is joining.
  func changeNetwork(_ work: NetworkWork) {
    guard let stale = work.leaving else { return join(work) }
    docker.send(.disconnect(work.container, from: stale, force: true)) { [weak self] _ in self?.join(work) }
  }

  private func join(_ work: NetworkWork) {
    ask(.connect(work.container, to: work.network, aliases: work.aliases)) {
      .networkChanged(work, .done)
    } failed: {
      .networkChanged(work, .failed($0))
    }
  }

  func startContainer(_ id: ContainerID) {
    ask(.start(id)) {
      .containerStartTried(id, .done)
    } failed: {
      .containerStartTried(id, .failed($0))
    }
  }

  private func ask<Answer>(
    _ request: Request<Answer>, answered: @escaping (Answer) -> Event?, failed: @escaping (String) -> Event
  ) {
    docker.send(request) { [weak self] answer in
      switch answer {
      case .success(let value): answered(value).map { self?.feed($0) }
      case .failure(.abandoned): break
      case .failure(let failure): self?.feed(failed("\(failure)"))
      }
    }
  }

  private func tellSkipped(_ count: Int, of kind: String) {
    if count > 0 { trace(["\(count) \(kind) in Docker's list could not be read and were skipped"]) }
  }

  private func trace(_ lines: [String]) {
    for line in lines { logger.log(Record(.trace, .debug, line)) }
  }
}
