// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// `kernel:close`: what the service manager runs when the daemon has ended by accident. It reads no settings, which may be
/// what ended it, and asks nobody but the kernel.
struct KernelCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel:close",
    abstract:
      "Close every stable address in the kernel, so that nginx answers 502 until the daemon has opened it again.")

  @Flag(help: "Do so only after an unexpected end, as SERVICE_RESULT and EXIT_STATUS of the service manager tell.")
  var afterService = false

  func run() throws {
    if afterService, ServiceEnd(Environment.variable)?.isExpected == true { return }
    do {
      try RoutingRelease.close()
    } catch {
      throw CommandFailed("\(error)")
    }
  }
}
