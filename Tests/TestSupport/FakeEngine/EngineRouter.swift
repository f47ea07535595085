// SPDX-License-Identifier: MIT
import Foundation

/// Answers every call but the event stream.
struct EngineRouter: Sendable {
  let shape: EngineShape
  let minimumVersion: APIVersion

  init(shape: EngineShape, minimumVersion: APIVersion? = nil) {
    self.shape = shape
    self.minimumVersion = minimumVersion ?? shape.minimumVersion
  }

  func answer(_ request: SeenRequest, _ reference: String, _ world: inout EngineWorld) throws(EngineRefusal)
    -> HTTPResponse
  {
    switch request.endpoint {
    case .ping: return HTTPResponse(200, headers: pingHeaders, body: request.method == "HEAD" ? [] : Array("OK".utf8))
    case .version: return json(version)
    case .info: return json(info(world))
    case .list: return try list(request, &world)
    case .inspect: return json(try world.find(reference).inspection(shape))
    case .logs: return try logs(request, reference, world)
    case .archive: throw try noFile(request, reference, world)
    case .start: return try start(reference, &world)
    case .networks: return try networks(request, world)
    case .network: return json(try world.findNetwork(reference).json)
    case .createNetwork: return try createNetwork(request, &world)
    case .removeNetwork:
      try world.removeNetwork(reference)
      return HTTPResponse(204, headers: headers(contentType: nil))
    case .connect: return try connect(request, reference, &world)
    case .disconnect: return try disconnect(request, reference, &world)
    case .events, .unknown: return refuse(EngineRefusal(status: 404, message: "page not found"))
    }
  }

  func refuse(_ refusal: EngineRefusal) -> HTTPResponse {
    json(["message": .string(refusal.message)], status: refusal.status)
  }

  /// Refuses the versions that the engine does not speak; a path without one means the newest.
  func checkVersion(_ version: APIVersion?) throws(EngineRefusal) {
    guard let version else { return }
    if version > shape.apiVersion {
      throw EngineRefusal(
        status: 400,
        message: "client version \(version) is too new. Maximum supported API version is \(shape.apiVersion)")
    }
    if version < minimumVersion {
      throw EngineRefusal(
        status: 400,
        message: "client version \(version) is too old. Minimum supported API version is \(minimumVersion), "
          + "please upgrade your client to a newer version")
    }
  }

  func headers(contentType: String?) -> [(name: String, value: String)] {
    let type = contentType.map { [(name: "Content-Type", value: $0)] } ?? []
    return [("Api-Version", "\(shape.apiVersion)"), ("Server", "Docker/\(shape.serverVersion) (linux)")] + type
  }

  private var pingHeaders: [(name: String, value: String)] {
    headers(contentType: "text/plain; charset=utf-8") + [("Cache-Control", "no-cache, no-store, must-revalidate")]
  }

  private func json(_ value: JSON, status: Int = 200) -> HTTPResponse {
    let newline = [UInt8(ascii: "\n")]
    return HTTPResponse(status, headers: headers(contentType: "application/json"), body: value.bytes + newline)
  }

  private var version: JSON {
    [
      "Version": .string(shape.serverVersion), "ApiVersion": .string("\(shape.apiVersion)"),
      "MinAPIVersion": .string("\(minimumVersion)"), "Os": "linux", "Arch": "amd64",
    ]
  }

  private func info(_ world: EngineWorld) -> JSON {
    [
      "ID": "FAKE", "Containers": .number(Int64(world.containers.count)), "Driver": "overlay2",
      "ServerVersion": .string(shape.serverVersion), "LiveRestoreEnabled": .bool(world.liveRestore),
    ]
  }

  private func networks(_ request: SeenRequest, _ world: EngineWorld) throws(EngineRefusal) -> HTTPResponse {
    let filters = try EventFilters(request.query["filters"], shape)
    try filters.refuse(but: ["id", "name", "driver", "label", "type", "scope", "dangling"])
    let found = world.networks.values.filter { filters.match($0) }
    return json(.array(found.sorted { $0.name < $1.name }.map(\.json)))
  }

  private func list(_ request: SeenRequest, _ world: inout EngineWorld) throws(EngineRefusal) -> HTTPResponse {
    let filters = try EventFilters(request.query["filters"], shape)
    try filters.refuse(but: ["id", "name", "status", "label", "network", "health", "ancestor"])
    let all = ["1", "true"].contains(request.query["all"])
    return json(.array(world.list(shape) { (all || $0.isRunning) && filters.match($0) }))
  }

  private func start(_ reference: String, _ world: inout EngineWorld) throws(EngineRefusal) -> HTTPResponse {
    let container = try world.find(reference)
    if container.isRunning { return HTTPResponse(304, headers: headers(contentType: nil)) }
    try world.start(container.id)
    return HTTPResponse(204, headers: headers(contentType: nil))
  }

  /// Its containers have no files.
  private func noFile(
    _ request: SeenRequest, _ reference: String, _ world: EngineWorld
  ) throws(EngineRefusal) -> EngineRefusal {
    guard let path = request.query["path"], !path.isEmpty else {
      return EngineRefusal(status: 400, message: "bad parameter: path cannot be empty")
    }
    _ = try world.find(reference)
    return EngineRefusal(status: 404, message: "Could not find the file \(path) in container \(reference)")
  }

  private func createNetwork(_ request: SeenRequest, _ world: inout EngineWorld) throws(EngineRefusal) -> HTTPResponse {
    let body = try NetworkCreation(request.body)
    let id = try world.createNetwork(body.name, driver: body.driver, labels: body.labels, flags: body.flags)
    return json(["Id": .string(id), "Warning": ""], status: 201)
  }

  private func connect(
    _ request: SeenRequest, _ network: String, _ world: inout EngineWorld
  ) throws(EngineRefusal) -> HTTPResponse {
    let body = try NetworkCall(request.body)
    try world.connect(network, container: body.container, aliases: body.aliases)
    return HTTPResponse(200, headers: headers(contentType: nil))
  }

  private func disconnect(
    _ request: SeenRequest, _ network: String, _ world: inout EngineWorld
  ) throws(EngineRefusal) -> HTTPResponse {
    try world.disconnect(network, container: NetworkCall(request.body).container)
    return HTTPResponse(200, headers: headers(contentType: nil))
  }

  /// Frames as the attach protocol has them: the stream's number, three zeros, the length, the bytes.
  private func logs(
    _ request: SeenRequest, _ reference: String, _ world: EngineWorld
  ) throws(EngineRefusal) -> HTTPResponse {
    guard request.query["stdout"] != nil || request.query["stderr"] != nil else {
      throw EngineRefusal(status: 400, message: "Bad parameters: you must choose at least one stream")
    }
    let container = try world.find(reference)
    let count = request.query["tail"].flatMap { Int($0) } ?? container.output.count
    let frames = container.output.suffix(count).map { line in
      let bytes = Array("\(line)\n".utf8)
      return [1, 0, 0, 0] + withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
    }
    return HTTPResponse(200, headers: headers(contentType: nil), body: Array(frames.joined()))
  }
}
