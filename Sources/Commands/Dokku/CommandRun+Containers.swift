// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

extension CommandRun {
  /// All that an inspect tells of the containers that a look at the list picks. One that goes meanwhile is left out.
  func inspectAll(
    where isWanted: @escaping (Container) -> Bool, then: @escaping ([Container]) throws -> Void
  ) {
    ask(.containers, or: "Unable to list containers") { [self] list in
      inspect(list.entries.filter(isWanted).map(\.id), then: then)
    }
  }

  /// Those that are gone are left out.
  func inspect(_ ids: [ContainerID], then: @escaping ([Container]) throws -> Void) {
    var found: [Container] = []
    var failure: DockerFailure?
    var missing = ids.count
    guard missing > 0 else { return attempt { try then([]) } }
    for id in ids {
      send(.inspect(id)) { [self] result in
        missing -= 1
        switch result {
        case .success(let container): found.append(container)
        case .failure(.gone): break
        case .failure(let reason): failure = reason
        }
        guard missing == 0 else { return }
        attempt {
          if let failure { throw CommandFailed(failure, "Unable to inspect container") }
          try then(found)
        }
      }
    }
  }
}
