// SPDX-License-Identifier: MIT

extension Router {
  /// Of all that may be decided anew: what they want of the host's ports depends on their containers' images, too.
  mutating func noteDemands() {
    for app in touched {
      guard let state = apps[app] else {
        ports.note(app, nil)
        continue
      }
      let forwards = imageForwards(of: app, state)
      apps[app]?.imageForwards = forwards
      ports.note(app, state.files.portDemand(of: app, inImage: forwards))
    }
  }

  /// Until a new image has been looked into, the ports are those of the one before; nil: nobody knows that one either.
  private func imageForwards(of app: AppName, _ state: AppState) -> [PortForward]? {
    guard let container = state.files.portsContainer(of: app, among: containers) else {
      return state.imageForwards ?? (knowsContainers && containers.isComplete ? [] : nil)
    }
    guard let image = container.image else { return [] }
    return images.known[image] ?? state.imageForwards
  }

  mutating func considerImage(of app: AppName, _ files: AppFiles) {
    guard link.isConnected, files.takesPortsOfImage else { return }
    guard let container = files.portsContainer(of: app, among: containers), let image = container.image else { return }
    images.want(image, in: container.id, for: app)
  }

  mutating func imagePortsRead(_ image: ImageID, _ outcome: ImagePortsOutcome) {
    switch outcome {
    case .read(let forwards, let complaints):
      guard let waiting = images.answered(image, forwards) else { return }
      for app in waiting.sorted() { complain(complaints, app) }
      touched.formUnion(waiting)
    case .failed(let reason):
      guard let waiting = images.failed(image) else { return }
      for app in waiting.sorted() {
        report(
          .engineAnswerRefused, .warning,
          "Docker did not say whether \(app)'s image has a PORTS file, asking again: \(reason)",
          [.app: app.rawValue, .reason: reason])
      }
    }
  }

  /// The first full look is done: what it had no time for comes now.
  mutating func awaitRest() { if !images.isOpen { orders.append(.arm(.images, after: ImagePorts.rest)) } }

  mutating func flushImages() {
    guard link.isConnected else { return images.reset() }
    orders += images.flush()
    orders += images.save(among: containers)
  }
}
