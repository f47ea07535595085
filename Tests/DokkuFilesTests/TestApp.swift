// SPDX-License-Identifier: MIT

import Core

@testable import DokkuFiles

/// An app's raw files, told in as few words as a test needs.
struct TestApp {
  private var raw = RawApp(folder: RawFolder(path: "R/app"), environment: RawFolder(path: "L/config/app"))
  private var globals = RawGlobals()

  /// The app's folder.
  init(_ files: [String: String] = [:]) {
    for (name, text) in files { raw.folder.files[name] = .bytes(Array(text.utf8)) }
  }

  /// Sets a property from the bytes of its file.
  func with(_ plugin: PropertyPlugin, _ name: String, _ text: String) -> TestApp {
    with(plugin, name, .bytes(Array(text.utf8)))
  }

  func with(_ plugin: PropertyPlugin, _ name: String, _ file: RawFile) -> TestApp {
    var copy = self
    copy.raw.properties[plugin, default: RawFolder(path: "L/config/\(plugin)/app")].files[name] = file
    return copy
  }

  func withGlobal(_ plugin: PropertyPlugin, _ name: String, _ text: String) -> TestApp {
    var copy = self
    copy.globals.properties[plugin, default: RawFolder(path: "L/config/\(plugin)/--global")].files[name] =
      .bytes(Array(text.utf8))
    return copy
  }

  func withGlobalFile(_ name: String, _ text: String) -> TestApp {
    var copy = self
    copy.globals.folder.files[name] = .bytes(Array(text.utf8))
    return copy
  }

  func withEnvironment(_ text: String) -> TestApp { changed { $0.environment.files["ENV"] = .bytes(Array(text.utf8)) } }

  func withFile(_ name: String, _ file: RawFile) -> TestApp { changed { $0.folder.files[name] = file } }

  func changed(_ change: (inout RawApp) -> Void) -> TestApp {
    var copy = self
    change(&copy.raw)
    return copy
  }

  var files: AppFiles { AppFiles(raw: raw, globals: globals) }
  var globalComplaints: [String] { globals.complaints }
}
