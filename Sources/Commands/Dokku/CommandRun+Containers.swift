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

  func inspect(_ ids: [ContainerID], then: @escaping ([Container]) throws -> Void) {
    var found: [Container] = []
    var missing = ids.count
    guard missing > 0 else { return attempt { try then([]) } }
    for id in ids {
      send(.inspect(id)) { [self] result in
        missing -= 1
        if case .success(let container) = result { found.append(container) }
        if missing == 0 { attempt { try then(found) } }
      }
    }
  }
}
