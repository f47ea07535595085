// SPDX-License-Identifier: MIT
import Dispatch
import Glibc

/// Hears one signal on the loop, as long as somebody holds it. The signal's own effect is gone for good.
package final class SignalSource {
  private let source: any DispatchSourceSignal

  /// - Parameters:
  ///   - number: of the signal, such as `SIGHUP`.
  ///   - handler: called once for any number of signals that came since the last turn.
  package init(_ number: Int32, _ handler: @escaping () -> Void) {
    Self.disarm(number)
    source = DispatchSource.makeSignalSource(signal: number, queue: .main)
    source.setEventHandler { handler() }
    source.resume()
  }

  /// Dispatch takes the signal over a little later, by a handler of its own on Linux. That one must not be undone: it is
  /// installed once in a process's life.
  private static func disarm(_ number: Int32) {
    var current = sigaction()
    sigaction(number, nil, &current)
    if current.__sigaction_handler.sa_handler == nil { signal(number, SIG_IGN) }
  }

  package func cancel() { source.cancel() }
}
