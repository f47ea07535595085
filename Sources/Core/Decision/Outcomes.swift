// SPDX-License-Identifier: MIT

/// One reading of an app's folder and properties.
package enum AppReading: Hashable, Sendable {
  case files(AppFiles)
  /// The reason names the path.
  case unreadable(String)
  /// There is no such app.
  case gone
}

/// What became of one app's configuration.
package struct StagingOutcome: Hashable, Sendable {
  /// The file on disk is another one now, tested, and has to be loaded.
  package var isWritten: Bool
  /// Why the configuration that was wished for is not in place: the renderer's, nginx's or the file system's words. The
  /// last good file still is, with no address in it that may belong to somebody else by now.
  package var refusal: String?
  /// Why the file is left to Dokku; nil where it is rendered here.
  package var foreign: String?
  /// Somebody else's file lacks what only Dokku can write.
  package var needsCommand: Bool
  /// Why not all of the app's ports outside of http are in place. The http side does not depend on them.
  package var portRefusal: PortRefusal?

  package init(
    isWritten: Bool, refusal: String? = nil, foreign: String? = nil, needsCommand: Bool = false,
    portRefusal: PortRefusal? = nil
  ) {
    self.isWritten = isWritten
    self.refusal = refusal
    self.foreign = foreign
    self.needsCommand = needsCommand
    self.portRefusal = portRefusal
  }

  package static let unchanged = StagingOutcome(isWritten: false)
  package static let written = StagingOutcome(isWritten: true)
}

/// What became of one reload.
package enum ReloadOutcome: Hashable, Sendable {
  /// New workers run, this long after the order.
  case proven(after: Duration)
  /// There is no master process; it reads the files when it starts.
  case notRunning
  /// nginx threw it away, in its own words where it left any. `culprit`: the app whose file is to blame, where that is
  /// known.
  case failed(String, culprit: AppName?)
  /// Whether it was loaded could not be told.
  case unproven(String)
}

/// What became of a command of Dokku's.
package enum CommandOutcome: Hashable, Sendable {
  case succeeded
  case failed(String)
  /// There is no `dokku` on this host.
  case missing
}

/// What became of a request that changes something in the engine.
package enum EngineOutcome: Hashable, Sendable {
  case done
  case failed(String)
}
