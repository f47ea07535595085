// SPDX-License-Identifier: MIT

import Core
import DockerAPI
import DokkuFiles

extension Executor {
  /// Where Dokku's builders put an app whose image names no folder.
  private static let defaultFolder = "/app"

  func readPorts(of image: ImageID, in container: ContainerID) {
    docker.send(.workingFolder(of: container), isAside: true) { [weak self] answer in
      switch answer {
      case .success(let folder): self?.readPorts(of: image, in: container, folder.isEmpty ? Self.defaultFolder : folder)
      case .failure(.abandoned): break
      case .failure(let failure): self?.feed(.imagePortsRead(image, .failed("\(failure)")))
      }
    }
  }

  private func readPorts(of image: ImageID, in container: ContainerID, _ folder: String) {
    let path = folder + (folder.hasSuffix("/") ? "" : "/") + PortsFile.name
    docker.send(.archive(of: container, path, limit: PortsFile.limit), isAside: true) { [weak self] answer in
      if case .failure(.abandoned) = answer { return }
      self?.feed(.imagePortsRead(image, ImagePortsOutcome(answer, path: path)))
    }
  }
}

extension ImagePortsOutcome {
  /// - Parameter path: in the image, for complaints.
  nonisolated init(_ answer: Result<ArchivedPath, DockerFailure>, path: String) {
    switch answer {
    case .success(let found): self.init(found, path: path)
    // The engine's words are all that tells a path that is not there from a container that has gone meanwhile.
    case .failure(.gone(let words)) where !words.lowercased().contains("no such container"):
      self = .read([], complaints: [])
    case .failure(.tooLarge): self.init(.tooLarge, path: path)
    case .failure(let failure): self = .failed("\(failure)")
    }
  }

  private nonisolated init(_ found: ArchivedPath, path: String) {
    let place = "\(path) in the image"
    var complaints = Complaints()
    var forwards: [PortForward] = []
    switch found {
    case .file(let bytes): forwards = PortsFile.forwards(in: bytes, at: place, &complaints)
    case .tooLarge: complaints.add(place, "has more than \(PortsFile.limit) bytes")
    case .folder, .other: complaints.add(place, "is not a regular file")
    case .link: complaints.add(place, "is a link, and links are not followed")
    }
    self = .read(forwards, complaints: complaints.lines)
  }
}
