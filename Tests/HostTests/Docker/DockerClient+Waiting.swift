// SPDX-License-Identifier: MIT
import Core
import DockerAPI

@testable import Host

extension DockerClient {
  func ask<Answer>(
    _ request: Request<Answer>, deadline: Duration = defaultDeadline
  ) async -> Result<Answer, DockerFailure> {
    await withCheckedContinuation { continuation in
      send(request, deadline: deadline) { continuation.resume(returning: $0) }
    }
  }
}

extension Result {
  nonisolated var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

nonisolated enum SomeContainer {
  static let hex = String(repeating: "c", count: 64)
  static var id: ContainerID {
    get throws {
      struct Invalid: Error {}
      guard let id = ContainerID(hex) else { throw Invalid() }
      return id
    }
  }
}
