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
    // Children do not inherit this: they start with every signal at its default.
    signal(number, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: number, queue: .main)
    source.setEventHandler { handler() }
    source.resume()
  }

  package func cancel() { source.cancel() }
}
