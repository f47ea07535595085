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

/// What is read of a PORTS file names each port once, and reads the same when it is spelled again.
func readPorts(_ input: ArraySlice<UInt8>) {
  var complaints = Complaints()
  let forwards = PortsFile.forwards(in: Array(input), at: "PORTS", &complaints)
  require(Set(forwards.map(\.publicPort)).count == forwards.count, "a port is there twice")
  let text = forwards.map {
    "\($0.publicPort.number):\($0.containerPort)/\($0.publicPort.transport) \($0.processType)\n"
  }
  var none = Complaints()
  require(PortsFile.forwards(in: Array(text.joined().utf8), at: "PORTS", &none) == forwards, "a port changes")
  require(none.lines.isEmpty, "a port is complained of")
  require(complaints.lines.allSatisfy { !$0.contains("\n") }, "a complaint has lines")
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
