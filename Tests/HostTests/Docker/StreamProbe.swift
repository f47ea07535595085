// SPDX-License-Identifier: MIT
import Core
import DockerAPI

@testable import Host

/// An event stream whose news a test waits for one by one.
final class StreamProbe {
  enum News: Equatable {
    case opened
    case events([EngineEvent])
    case doubt(String)
    case ignored([String])
    case ended(DockerFailure)
  }

  let client: DockerClient
  private(set) var stream: EventStream?
  private(set) var all: [News] = []
  private var taken = 0

  /// The other side, which would go with its last holder.
  private let engine: ScriptedEngine?

  init(_ host: DockerHost, keeping engine: ScriptedEngine? = nil) {
    client = DockerClient(host)
    self.engine = engine
  }

  func follow(since: Timestamp? = nil, deadline: Duration = .seconds(10)) {
    stream = client.followEvents(
      since: since, deadline: deadline, opened: { [weak self] in self?.add(.opened) },
      events: { [weak self] in self?.add(.events($0)) }, doubt: { [weak self] in self?.add(.doubt($0)) },
      ignored: { [weak self] in self?.add(.ignored($0)) }, ended: { [weak self] in self?.add(.ended($0)) })
  }

  func next() async throws -> News {
    try await eventuallyOnLoop("news of the stream") { all.count > taken }
    taken += 1
    return all[taken - 1]
  }

  /// Waits for so many events, in whatever batches.
  func events(_ count: Int) async throws -> [EngineEvent] {
    var events: [EngineEvent] = []
    while events.count < count {
      guard case .events(let batch) = try await next() else { continue }
      events += batch
    }
    return events
  }

  func letGo() { stream = nil }

  private func add(_ news: News) { all.append(news) }
}
