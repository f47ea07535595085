// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import NginxConfig

func readEnvironment(_ input: ArraySlice<UInt8>) {
  _ = EnvironmentFile(Array(input))
}

/// One text as every file of an app.
func readAppFiles(_ input: ArraySlice<UInt8>) {
  let file = RawFile.bytes(Array(input))
  let names = [
    "CONTAINER.web.1", "IP.web.1", "PORT.web.1", "VHOST", "ENV", "map", "scale", "tld", "attach-post-deploy",
  ]
  let folder = RawFolder(path: "/", files: Dictionary(uniqueKeysWithValues: names.map { ($0, file) }))
  let properties = Dictionary(uniqueKeysWithValues: PropertyPlugin.allCases.map { ($0, folder) })
  let app = RawApp(folder: folder, environment: folder, properties: properties)
  _ = AppFiles(raw: app, globals: RawGlobals(properties: properties))
}

/// Closing every server of a configuration and opening them again gives the configuration.
func readServerLines(_ input: ArraySlice<UInt8>) {
  guard let read = try? ServerLines(Array(input)) else { return }
  let open = read.closing { _ in false }
  guard let again = try? ServerLines(open) else { return require(false, "a configuration reads no more") }
  guard let closed = try? ServerLines(again.closing { _ in true }) else { return require(false, "closing breaks it") }
  require(closed.openListeners == Set(closed.passes.map(\.listener)), "a server stays open")
  require(closed.closing { _ in false } == open, "opening does not undo closing")
}
