// SPDX-License-Identifier: MIT

@testable import Core

/// A world where things happen at random, and whose news and answers reach the router late, out of order, twice or
/// not at all. After every single one the router must not take a container for running that it has been told has ended.
struct Chaos {
  /// An event on its way. `asked` numbers the questions: an answer is as old as its question.
  private struct Flight {
    let event: Event
    let asked: Int
  }

  private(set) var scenario: Scenario
  var random: SplitMix64
  private var flights: [Flight] = []
  private var questions = 0
  private var told: Set<EngineEvent> = []
  /// The number of the last question before the container's end was told.
  private var ended: [ContainerID: Int] = [:]
  private var made = 0
  private(set) var complaints: [String] = []
  var story: [String] = []

  init(_ world: World, seed: UInt64, isStable: Bool = false) {
    random = SplitMix64(seed: seed)
    scenario = Scenario(world)
    scenario.start(Past(stable: isStable ? world.kernel.setup() : nil))
  }

  var world: World {
    get { scenario.world }
    set { scenario.world = newValue }
  }

  /// Ids that no container had before.
  mutating func newID() -> ContainerID {
    made += 1
    return ContainerID(repeating: String(0x1000 + made, radix: 16))
  }

  /// Something happens; the news of it may get lost or come twice.
  mutating func happen(_ words: String, _ change: (inout World) -> Void) {
    story.append(words)
    change(&scenario.world)
    for event in scenario.world.takeNews() where !random.oneIn(12) {
      flights.append(Flight(event: event, asked: questions))
      if random.oneIn(10) { flights.append(Flight(event: event, asked: questions)) }
    }
  }

  /// Some event arrives, mostly one of the oldest, or an alarm fires.
  mutating func step() {
    if random.oneIn(8), let alarm = nextAlarm() {
      scenario.alarms[alarm].map { scenario.now = max(scenario.now, $0) }
      scenario.alarms[alarm] = nil
      return tell(.alarmFired(alarm))
    }
    guard !flights.isEmpty else { return }
    let reach = random.oneIn(3) ? flights.count : min(2, flights.count)
    let flight = flights.remove(at: Int.random(in: 0..<reach, using: &random))
    note(flight)
    tell(flight.event)
  }

  private func nextAlarm() -> Alarm? {
    scenario.alarms.filter { $0.key != .resync }.min { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") }?.key
  }

  private mutating func tell(_ event: Event) {
    scenario.tell(event)
    questions += 1
    let answers = scenario.outcomes
    scenario.outcomes = []
    flights += answers.filter { !$0.isReading }.map { Flight(event: $0, asked: questions) }
    // What the router itself did to the engine is news too, and reaches it.
    flights += scenario.world.takeNews().map { Flight(event: $0, asked: questions) }
    check(event)
    // Files are read where they are asked for; nothing comes in between.
    for reading in answers where reading.isReading { tell(reading) }
  }

  private mutating func note(_ flight: Flight) {
    switch flight.event {
    case .engineEvents(let events):
      for event in events where told.insert(event).inserted { note(event) }
    case .containerInspected(let container): note([container], asked: flight.asked)
    case .containersListed(let list): note(list, asked: flight.asked)
    default: break
    }
  }

  private mutating func note(_ event: EngineEvent) {
    guard case .container(let id, let action, _) = event.subject else { return }
    switch action {
    case .die, .pause, .destroy: ended[id] = questions
    default: break
    }
  }

  private mutating func note(_ answer: [Container], asked: Int) {
    for container in answer where container.state == .running {
      if let end = ended[container.id], asked > end { ended[container.id] = nil }
    }
  }

  private mutating func check(_ event: Event) {
    for id in ended.keys where scenario.router.containers[id]?.state == .running {
      complaints.append("\(id) runs again after \(event)")
      ended[id] = nil
    }
    complaints += strays(scenario.router).map { "\($0), after \(event)" }
    for (app, state) in scenario.router.apps where scenario.router.knowsContainers {
      let plan = AppPlan(app: app, files: state.files, known: scenario.router.containers)
      let running = plan.listenersByType(state.files.network)
      guard let wish = state.wish, wish.listeners != running, scenario.router.announcements.isReady else { continue }
      complaints.append("\(app) wishes \(wish.listeners), and \(running) run, after \(event)")
    }
  }

  /// Stable addresses that lead elsewhere than to a running container of the app that has them.
  private func strays(_ router: Router) -> [String] {
    let containers = router.stable.map { stable in
      router.apps.reduce(into: [IPAddress: Set<IPAddress>]()) { result, app in
        let plan = AppPlan(app: app.key, files: app.value.files, known: router.containers)
        let serving = Set(plan.containerAddresses(app.value.files, among: router.containers).values)
        for address in stable.addresses.addresses(of: app.key).values { result[address] = serving }
      }
    }
    return world.kernel.live.filter { containers?[$0.key]?.contains($0.value) != true }.map {
      "\($0.key) leads to \($0.value)"
    }
  }

  /// Everything on its way arrives, in any order, and alarms fire for a while.
  mutating func calm() {
    for _ in 0..<40 {
      for _ in 0..<2000 where !flights.isEmpty { step() }
      guard flights.isEmpty else { return complaints.append("it never comes to rest: \(flights.map(\.event))") }
      guard let alarm = nextAlarm() else { return }
      scenario.now = max(scenario.now, scenario.alarms[alarm] ?? scenario.now)
      scenario.alarms[alarm] = nil
      tell(.alarmFired(alarm))
    }
  }

  mutating func resync() {
    tell(.alarmFired(.resync))
    calm()
  }

  /// The engine goes away with all its containers and comes back with them in another order. Answers that were on
  /// their way are lost with the connection, and so is the news.
  mutating func restartEngine() {
    story.append("engine restarts")
    flights.removeAll { $0.event.isFromEngine }
    var order = Array(world.containers.keys).sorted()
    order.shuffle(using: &random)
    let running = order.filter { world.containers[$0]?.state == .running || world.containers[$0]?.state == .restarting }
    for id in running { scenario.world.stop(id) }
    for id in running { scenario.world.start(id) }
    _ = scenario.world.takeNews()
    tell(.streamEnded("unexpected EOF"))
  }
}

extension Event {
  fileprivate var isReading: Bool {
    switch self {
    case .allAppsRead, .appsRead, .appsUnreadable: true
    default: false
    }
  }

  fileprivate var isFromEngine: Bool {
    switch self {
    case .engineEvents, .containersListed, .networksListed, .listFailed, .containerInspected, .containerMissing,
      .inspectFailed:
      true
    default: false
    }
  }
}
