// SPDX-License-Identifier: MIT

import Core
import Glibc

/// What a daemon leaves for the next one. Budgets go to the state folder; what is true since boot only goes to the
/// runtime folder, which a reboot empties.
package final class RunMemory {
  private let stateDirectory: String
  private let runtimeDirectory: String
  private let writer: AtomicWriter
  private var isReloadPending = false

  init(stateDirectory: String, runtimeDirectory: String, writer: AtomicWriter) {
    self.stateDirectory = stateDirectory
    self.runtimeDirectory = runtimeDirectory
    self.writer = writer
  }

  private var ledgerPath: String { "\(stateDirectory)/rebuilds" }
  private var outagesPath: String { "\(stateDirectory)/outages" }
  private var pendingPath: String { "\(runtimeDirectory)/reload-pending" }
  private var liveRestorePath: String { "\(runtimeDirectory)/live-restore" }

  func past() -> Past {
    isReloadPending = access(pendingPath, F_OK) == 0
    return Past(
      rebuilds: RebuildLedger.read(SmallFile.bytes(at: ledgerPath) ?? [], boot: Self.boot),
      outages: OutageLedger.read(SmallFile.bytes(at: outagesPath) ?? [], on: .now),
      hadLiveRestore: access(liveRestorePath, F_OK) == 0, isReloadPending: isReloadPending,
      imagePorts: Self.imagePorts(in: stateDirectory))
  }

  func save(_ rebuilds: [AppName: RebuildHistory], then: @escaping (SystemCallFailed?) -> Void) {
    save(RebuildLedger.spell(rebuilds, boot: Self.boot), at: ledgerPath, then)
  }

  /// What the `PORTS` files inside images say, as a daemon with that state folder knows.
  package static func imagePorts(in stateDirectory: String) -> [ImageID: [PortForward]] {
    ImagePortsLedger.read(SmallFile.bytes(at: imagesPath(stateDirectory)) ?? [])
  }

  private static func imagesPath(_ stateDirectory: String) -> String { "\(stateDirectory)/image-ports" }

  func save(_ ports: [ImageID: [PortForward]], then: @escaping (SystemCallFailed?) -> Void) {
    save(ImagePortsLedger.spell(ports), at: Self.imagesPath(stateDirectory), then)
  }

  func save(_ outages: [Outage], then: @escaping (SystemCallFailed?) -> Void) {
    save(OutageLedger.spell(outages, on: .now), at: outagesPath, then)
  }

  func save(_ addresses: StableAddresses, then: @escaping (SystemCallFailed?) -> Void) {
    save(StableLedger.spell(addresses), at: Self.stablePath(stateDirectory), then)
  }

  /// What a daemon with these settings has given out up to now, whether it runs or not; nil where none ever was.
  package static func stableAddresses(by settings: Settings) -> StableAddresses? {
    SmallFile.bytes(at: stablePath(settings.stateDir)).map { StableLedger.read($0, settings.stableRange) }
  }

  private static func stablePath(_ stateDirectory: String) -> String { "\(stateDirectory)/stable-addresses" }

  private func save(_ bytes: [UInt8], at path: String, _ then: @escaping (SystemCallFailed?) -> Void) {
    let file = FileWrite(path: path, bytes: bytes, mode: 0o644)
    writer.write([file]) { results in
      then(results.lazy.compactMap { if case .failure(let failure) = $0.outcome { failure } else { nil } }.first)
    }
  }

  func remember(liveRestore: Bool) { mark(liveRestorePath, liveRestore) }

  /// Before a configuration takes its place: should we be killed before nginx has loaded it, the next run knows.
  func markReloadPending() {
    if isReloadPending { return }
    isReloadPending = true
    mark(pendingPath, true)
  }

  func clearReloadPending() {
    isReloadPending = false
    mark(pendingPath, false)
  }

  /// An empty file in memory; a reboot makes it meaningless, so nothing has to reach a disk.
  private func mark(_ path: String, _ isThere: Bool) {
    if isThere {
      let descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
      if descriptor >= 0 { close(descriptor) }
    } else {
      unlink(path)
    }
  }

  private static var boot: String { Boot.now.id }
}
