// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct CommandModeTests {
  private func place(_ mode: CommandMode, isService: Bool, finds: Bool = true) -> CommandPlace {
    mode.place(SettingSurroundings(isJournal: false, isService: isService) { finds ? "/bin/\($0)" : nil })
  }

  @Test func `a service runs commands in units of their own, whoever starts it otherwise below it`() {
    #expect(place(.auto, isService: true) == .unit(systemdRun: "/bin/systemd-run"))
    #expect(place(.auto, isService: false) == .child)
  }

  @Test func `a service manager that cannot be asked for units is not asked`() {
    #expect(place(.auto, isService: true, finds: false) == .child)
  }

  @Test func `either can be forced`() {
    #expect(place(.unit, isService: false) == .unit(systemdRun: "/bin/systemd-run"))
    #expect(place(.unit, isService: true, finds: false) == .unit(systemdRun: "/usr/bin/systemd-run"))
    #expect(place(.child, isService: true) == .child)
  }
}
