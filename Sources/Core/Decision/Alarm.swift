// SPDX-License-Identifier: MIT

/// What a timer was armed for. Arming one that is armed replaces it.
package enum Alarm: Hashable, Sendable {
  /// Try the engine again.
  case reconnect
  /// The engine had its moment to come back before all listeners leave.
  case engineGrace
  /// What a run before this one forwards stable addresses to has had its time to be proven current.
  case inherited
  /// Another program uses the range of stable addresses, and nginx has had its time to let go of them.
  case leaving
  /// The regular full look.
  case resync
  /// A full look or a list that failed.
  case lookRetry
  /// Many containers changed at once; they are listed together, but not again and again.
  case lookup
  /// A reload that failed, or one held back so that reloads do not pile up.
  case reload
  /// The start is over: images that nobody remembers are looked into.
  case images
  /// Connections that an nginx worker on its way out made meanwhile.
  case stragglers
  /// Containers without a way to them may have been so for long enough.
  case reachability
  /// A change of an app's configuration that could not be staged.
  case staging
  /// A container that is restarting, or whose inspect failed.
  case container(ContainerID)
  /// A crash by SIGKILL that may turn out to be for want of memory.
  case crash(CrashID)
  /// An exhausted app's turn.
  case rebuild(AppName)
}
