// SPDX-License-Identifier: MIT

/// An app's properties over the global ones, and what was wrong with those that were looked at.
struct Properties {
  let own: [PropertyPlugin: RawFolder]
  let global: [PropertyPlugin: RawFolder]
  var complaints: Complaints

  /// The app's own value of a property that has no global one.
  mutating func own(_ plugin: PropertyPlugin, _ name: String) -> Property? {
    own[plugin].flatMap { scalar(name, in: $0, isGlobal: false) }
  }

  /// The value that applies: the app's own, else the global one. The default is the caller's.
  mutating func computed(_ plugin: PropertyPlugin, _ name: String) -> Property? {
    own(plugin, name) ?? global[plugin].flatMap { scalar(name, in: $0, isGlobal: true) }
  }

  /// `true` and nothing else; Dokku compares with that word too.
  mutating func isTrue(_ plugin: PropertyPlugin, _ name: String) -> Bool { computed(plugin, name)?.text == "true" }

  /// The elements of a list property, which has no global value: one a line.
  mutating func list<Element>(
    _ plugin: PropertyPlugin, _ name: String, of what: String, _ parse: (String) -> Element?
  ) -> [Element] {
    guard let folder = own[plugin], let bytes = complaints.contents(of: name, in: folder) else { return [] }
    var elements: [Element] = []
    for line in TextLine.all(in: bytes) {
      if let element = line.text.flatMap(parse) {
        elements.append(element)
      } else {
        complaints.add(folder.path(of: name), line: line.number, "not \(what): \(Complaints.quoted(line.bytes))")
      }
    }
    return elements
  }

  /// A computed property through a failable initialiser.
  mutating func parsed<Value>(
    _ plugin: PropertyPlugin, _ name: String, as what: String, _ parse: (String) -> Value?
  ) -> Value? {
    guard let property = computed(plugin, name) else { return nil }
    if let value = parse(property.text) { return value }
    complain(of: property, "not \(what): \(Complaints.quoted(property.text))")
    return nil
  }

  mutating func complain(of property: Property, _ reason: String) {
    if !property.isGlobal { complaints.add(property.folder.path(of: property.name), reason) }
  }

  private mutating func scalar(_ name: String, in folder: RawFolder, isGlobal: Bool) -> Property? {
    guard case .bytes(let bytes)? = folder.files[name] else {
      if !isGlobal { _ = complaints.contents(of: name, in: folder) }
      return nil
    }
    guard let text = String(validating: PropertyFile.scalar(bytes), as: UTF8.self) else {
      if !isGlobal { complaints.add(folder.path(of: name), "not UTF-8") }
      return nil
    }
    return text.isEmpty ? nil : Property(text: text, name: name, folder: folder, isGlobal: isGlobal)
  }
}
