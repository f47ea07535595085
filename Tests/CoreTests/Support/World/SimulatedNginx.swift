// SPDX-License-Identifier: MIT

import Core

/// nginx as far as it matters here: what is on disk, and what its workers run.
struct SimulatedNginx: Equatable {
  struct File: Equatable {
    var settings: ProxySettings
    var listeners: [ProcessType: [Listener]]
    var routes: [PortRoute] = []
  }

  var files: [AppName: File] = [:]
  var loaded: [AppName: File] = [:]
  var isRunning = true
  /// It throws every reload away while this app's file has listeners.
  var culprit: AppName?
  /// It says whose fault that is.
  var namesCulprit = true
  /// Apps whose file can't be written, and why.
  var refusals: [AppName: String] = [:]
  /// Apps whose ports outside of http can't be had, and why.
  var portRefusals: [AppName: PortRefusal] = [:]
  /// Apps whose file is not ours to render.
  var foreign: Set<AppName> = []
  var stagings = 0
  var reloads = 0

  mutating func stage(_ full: ProxyWish) -> StagingOutcome {
    stagings += 1
    let isForeign = foreign.contains(full.app)
    let wish = isForeign ? full : full.native
    var outcome = stageTold(wish)
    if isForeign { outcome.foreign = "it differs" }
    return outcome
  }

  private mutating func stageTold(_ wish: ProxyWish) -> StagingOutcome {
    let file = File(settings: wish.settings, listeners: wish.listeners, routes: wish.routes)
    guard files[wish.app] != file, files[wish.app] != nil || wish.mayCreate else {
      return StagingOutcome(isWritten: false, portRefusal: portRefusals[wish.app])
    }
    if let reason = refusals[wish.app] { return StagingOutcome(isWritten: false, refusal: reason) }
    files[wish.app] = file
    return StagingOutcome(isWritten: true, portRefusal: portRefusals[wish.app])
  }

  /// A file from before has no listeners here, which is as good as any other that loads.
  mutating func takeBack(_ wish: ProxyWish, _ reason: String) -> StagingOutcome {
    files[wish.app]?.listeners = [:]
    return StagingOutcome(isWritten: true, refusal: reason)
  }

  mutating func reload() -> ReloadOutcome {
    guard isRunning else { return .notRunning }
    if let culprit, files[culprit]?.listeners.isEmpty == false {
      // One file alone that it does not run yet is to blame without being named.
      let changed = files.count { loaded[$0.key] != $0.value }
      return .failed("bind() to 0.0.0.0:80 failed", culprit: namesCulprit || changed == 1 ? culprit : nil)
    }
    reloads += 1
    loaded = files
    return .proven(after: .milliseconds(4))
  }
}
