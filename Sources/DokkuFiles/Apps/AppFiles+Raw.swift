// SPDX-License-Identifier: MIT

import Core

extension AppFiles {
  /// What an app's files say, given the global properties. Never fails: what makes no sense is left out and complained
  /// of, but not where it comes from a global property; `RawGlobals.complaints` tells that once for the host.
  package init(raw: RawApp, globals: RawGlobals) {
    var complaints = Complaints()
    let files = SlotFiles(raw.folder, &complaints)
    let domains = VirtualHosts.domains(in: raw.folder, &complaints)
    let areOff = VirtualHosts.areOff(in: raw.environment, &complaints)
    let forwards = PortsFile.forwards(in: raw.folder, &complaints)
    let names = areOff ? CertificateNames(raw.certificate, of: raw.folder.path, &complaints) : nil
    var properties = Properties(own: raw.properties, global: globals.properties, complaints: complaints)
    let scale = properties.list(.ps, "scale", of: "TYPE=QUANTITY") { Scale($0) }
    let network = NetworkSettings(&properties)
    let map = properties.list(.ports, "map", of: "SCHEME:PORT:PORT") { PortMapping($0) }
    self.init(
      slots: files.containers,
      addressFiles: files.addresses,
      portFiles: files.ports,
      scale: Dictionary(scale.map { ($0.type, $0.quantity) }) { _, last in last },
      deployed: properties.own(.common, "deployed").map { $0.text == "true" },
      isDockerLocal: (properties.computed(.scheduler, "selected")?.text ?? "docker-local") == "docker-local",
      isDeploying: raw.isDeploying,
      network: network,
      proxy: ProxySettings(
        &properties, map: map, over: globals.nginx, domains: areOff ? [] : domains,
        certificateDomains: globals.domains.filter { names?.match($0) == true },
        hasCertificate: raw.hasCertificate, hasTemplate: raw.hasTemplate, processTypes: scale.map(\.type).sorted()))
    self.complaints = properties.complaints.lines
    // What a build detected is no order to open a port.
    var seen: Set<PublicPort> = []
    portForwards = (forwards + map.compactMap { PortForward($0) }).filter { seen.insert($0.publicPort).inserted }
    hasPortsFile = raw.folder.files[PortsFile.name] != nil
    hasStreamFile = raw.folder.files[StreamFileHead.fileName] != nil
    if case .bytes(let bytes)? = raw.folder.files[StreamFileHead.fileName] { streamFile = StreamFileHead(bytes) }
    hasContainerFiles = files.hasContainers
    unwrittenSlots = files.unwritten
  }
}
