// SPDX-License-Identifier: MIT

/// What the `PORTS` files inside images say, and which images are still to be asked about. What an image holds never
/// changes, so each is asked about once, and a daemon that starts again remembers.
struct ImagePorts: Hashable, Sendable {
  private struct Question: Hashable, Sendable {
    let container: ContainerID
    var apps: Set<AppName>
  }

  /// At a time: looking into a container's file system costs the engine far more than a word about the container does.
  static let limit = 2
  /// After the start: of a thousand images that nobody remembers none holds up what routing depends on.
  static let rest = Duration.seconds(2)

  private(set) var known: [ImageID: [PortForward]]
  /// Whether anything is asked yet.
  var isOpen = false
  private var waiting: [ImageID: Question] = [:]
  private var asking: [ImageID: Question] = [:]
  private var failures: Set<ContainerID> = []
  private var isUnsaved = false

  init(_ known: [ImageID: [PortForward]] = [:]) { self.known = known }

  var isIdle: Bool { !isOpen || waiting.isEmpty && asking.isEmpty }

  /// The app's ports depend on this image; the container is one to look into.
  mutating func want(_ image: ImageID, in container: ContainerID, for app: AppName) {
    guard known[image] == nil, !failures.contains(container) else { return }
    if asking[image]?.apps.insert(app) != nil { return }
    waiting[image, default: Question(container: container, apps: [])].apps.insert(app)
  }

  mutating func flush() -> [Action] {
    guard isOpen else { return [] }
    let next = waiting.keys.sorted().prefix(max(0, Self.limit - asking.count))
    return next.compactMap { image in
      guard let question = waiting.removeValue(forKey: image) else { return nil }
      asking[image] = question
      return .readImagePorts(image, question.container)
    }
  }

  /// The apps that wait for it; nil where nobody asked, or before the connection was lost.
  mutating func answered(_ image: ImageID, _ forwards: [PortForward]) -> Set<AppName>? {
    guard let question = asking.removeValue(forKey: image) else { return nil }
    known[image] = forwards
    isUnsaved = true
    return question.apps
  }

  /// The container is not asked again before the next full look; another one of the image is. The apps that wait.
  mutating func failed(_ image: ImageID) -> Set<AppName>? {
    guard let question = asking.removeValue(forKey: image) else { return nil }
    failures.insert(question.container)
    return question.apps
  }

  mutating func retry() { failures = [] }

  /// No answer comes any more.
  mutating func reset() {
    waiting = [:]
    asking = [:]
  }

  /// Once nobody is waited for: a host that is new to the daemon would have the file written a thousand times.
  /// - Parameter containers: of an image that none of them is made from nothing is kept.
  mutating func save(among containers: ContainerTable) -> [Action] {
    guard isUnsaved, waiting.isEmpty, asking.isEmpty else { return [] }
    isUnsaved = false
    // What held a thousand questions holds the room for them.
    reset()
    let images = Set(containers.ids.compactMap { containers[$0]?.image })
    known = known.filter { images.contains($0.key) }
    return [.saveImagePorts(known)]
  }
}
