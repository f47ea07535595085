// SPDX-License-Identifier: MIT
import Host
import TestSupport
import Testing

@testable import Commands

struct SettingsCheckTests {
  private let folder: TemporaryFolder
  private let dokku = Finding.ok("dokku-program", "dokku is dokku")

  init() throws { folder = try TemporaryFolder() }

  @Test func `every bad line is a fault with the place to go to`() throws {
    let path = try folder.write("DEL_PROXY=native\nDEL_PROX=off\nDEL_PROXY=perhaps\n", to: "default")
    #expect(
      SettingsCheck.findings(SettingsReview(path: path, own: ["DOKKU_ROOT": "x"]), dokku: .there("dokku")) == [
        .ok("settings-file", "\(path) was read, but for what follows"),
        .fault(
          "settings-line", "\(path), line 2: there is no setting DEL_PROX; is DEL_PROXY meant?",
          mend: "sudoedit +2 \(path)",
          "systemctl restart dokku-event-listener"),
        .fault(
          "settings-line", "\(path), line 3: DEL_PROXY is \"perhaps\"; it must be auto, native, dokku or off",
          mend: "sudoedit +3 \(path)", "systemctl restart dokku-event-listener"),
        .fault(
          "settings-environment", "DOKKU_ROOT is \"x\"; it must be an absolute path", mend: "unset DOKKU_ROOT"), dokku,
      ])
  }

  @Test func `a good file, none, and one that cannot be read are told apart`() throws {
    let path = try folder.write("# nothing\n", to: "default")
    #expect(
      SettingsCheck.findings(SettingsReview(path: path, own: [:]), dokku: .there("dokku")) == [
        .ok("settings-file", "every line of \(path) counts"), dokku,
      ])
    #expect(
      SettingsCheck.findings(SettingsReview(path: "/nowhere/default", own: [:]), dokku: .there("dokku")) == [
        .ok("settings-file", "there is no /nowhere/default, so every setting has its default"), dokku,
      ])
    #expect(
      SettingsCheck.findings(SettingsReview(path: folder.path, own: [:]), dokku: .there("dokku")) == [
        .advice(
          "settings-file", "\(folder.path) cannot be read, so commands go without it: not a regular file",
          mend: "chmod 0644 \(folder.path)"), dokku,
      ])
  }

  @Test func `a host without dokku is told what it goes without`() {
    let review = SettingsReview(path: "/nowhere/default", own: [:])
    #expect(
      SettingsCheck.findings(review, dokku: .none)[1]
        == .skipped("dokku-program", "this host has no dokku, so apps whose restarts are used up are not rebuilt"))
    #expect(
      SettingsCheck.findings(review, dokku: .missing("/opt/dokku"))[1]
        == .advice(
          "dokku-program", "there is no /opt/dokku, so apps whose restarts are used up are not rebuilt",
          mend: "DOKKU_BIN=PATH, in \(ServiceSettings.path)"))
  }
}
