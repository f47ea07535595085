// SPDX-License-Identifier: MIT

import Core

/// The `CONTAINER`, `IP` and `PORT` files of an app's folder.
struct SlotFiles {
  private(set) var containers: [ProcessSlot: ContainerID] = [:]
  private(set) var addresses: [ProcessSlot: String] = [:]
  private(set) var ports: [ProcessSlot: String] = [:]
  /// There is a `CONTAINER` file, readable or not.
  private(set) var hasContainers = false
  /// Their `CONTAINER` file is empty.
  private(set) var unwritten: Set<ProcessSlot> = []

  init(_ folder: RawFolder, _ complaints: inout Complaints) {
    for name in folder.files.keys.sorted() {
      if let tail = SlotFileName.container.tail(of: name) {
        hasContainers = true
        guard let slot = Self.slot(tail, name, folder, &complaints) else { continue }
        containers[slot] = Self.container(name, folder, &complaints)
        if case .bytes(let bytes)? = folder.files[name], bytes.isEmpty { unwritten.insert(slot) }
      } else if let tail = SlotFileName.address.tail(of: name) {
        guard let slot = Self.slot(tail, name, folder, &complaints) else { continue }
        addresses[slot] = Self.text(name, folder, &complaints)
      } else if let tail = SlotFileName.port.tail(of: name) {
        guard let slot = Self.slot(tail, name, folder, &complaints) else { continue }
        ports[slot] = Self.text(name, folder, &complaints)
      }
    }
    readLegacyContainer(folder, &complaints)
  }

  /// The single `CONTAINER` file of old releases, which Dokku still honours, is the first web container's.
  private mutating func readLegacyContainer(_ folder: RawFolder, _ complaints: inout Complaints) {
    let first = ProcessSlot(.web, 1)
    let name = SlotFileName.container.rawValue
    guard folder.files[name] != nil else { return }
    hasContainers = true
    guard folder.files[SlotFileName.container.of(first)] == nil else { return }
    containers[first] = Self.container(name, folder, &complaints)
  }

  private static func slot(
    _ tail: Substring, _ name: String, _ folder: RawFolder, _ complaints: inout Complaints
  ) -> ProcessSlot? {
    if let slot = ProcessSlot(tail) { return slot }
    complaints.add("\(folder.path)/\(Complaints.quoted(name))", "does not end in TYPE.NUMBER")
    return nil
  }

  private static func container(
    _ name: String, _ folder: RawFolder, _ complaints: inout Complaints
  ) -> ContainerID? {
    guard let bytes = complaints.contents(of: name, in: folder) else { return nil }
    guard let line = TextLine.first(in: bytes) else {
      complaints.add(folder.path(of: name), "empty")
      return nil
    }
    if let id = line.text.flatMap({ ContainerID($0) }) { return id }
    complaints.add(
      folder.path(of: name), line: line.number, "not a container's full id: \(Complaints.quoted(line.bytes))")
    return nil
  }

  /// Every byte, since what is not exactly right is to be replaced; so is what could not be read, told as empty.
  private static func text(_ name: String, _ folder: RawFolder, _ complaints: inout Complaints) -> String {
    String(decoding: complaints.contents(of: name, in: folder) ?? [], as: UTF8.self)
  }
}
