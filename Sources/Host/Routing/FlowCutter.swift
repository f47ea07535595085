// SPDX-License-Identifier: MIT

import Core
import Glibc
import KernelRouting

/// Ends connections that went by a stable address to a container that is gone: nginx's sockets name the stable address, and
/// only the kernel's table of connections knows where they lead. Once for all that leave together, and apart from the loop.
///
/// Meanwhile there is no route to these addresses, or one to the next container, and an engine takes longer than that to
/// deal the old one's address out again.
final class FlowCutter {
  private static let gathering = Duration.milliseconds(10)

  private let range: StableRange
  private let complain: (KernelRefused) -> Void
  private var owners: Set<IPAddress> = []
  private var timer: LoopTimer?
  private var search: (FlowSearch, DescriptorWatch)?
  private var waiting: [() -> Void] = []

  init(_ range: StableRange, complain: @escaping (KernelRefused) -> Void) {
    self.range = range
    self.complain = complain
  }

  func cut(_ owners: Set<IPAddress>) {
    self.owners.formUnion(owners)
    if timer == nil, search == nil { timer = LoopTimer(after: Self.gathering) { [weak self] in self?.begin() } }
  }

  /// Calls back once nothing of what was to end is left: at once where that is so already.
  func whenDone(_ then: @escaping () -> Void) {
    if owners.isEmpty, search == nil { return then() }
    waiting.append(then)
    if search == nil { begin() }
  }

  private func begin() {
    timer = nil
    let owners = owners
    self.owners = []
    do throws(KernelRefused) {
      let search = try FlowSearch(range, endingThoseTo: owners)
      self.search = (search, DescriptorWatch(dup(search.done)) { [weak self] in self?.end() })
    } catch {
      complain(error)
      goOn()
    }
  }

  private func end() {
    guard let (search, _) = search else { return }
    self.search = nil
    do throws(KernelRefused) {
      _ = try search.result()
    } catch {
      complain(error)
    }
    if owners.isEmpty { goOn() } else { begin() }
  }

  private func goOn() {
    let waiting = waiting
    self.waiting = []
    for then in waiting { then() }
  }
}
