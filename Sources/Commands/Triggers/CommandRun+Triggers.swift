// SPDX-License-Identifier: MIT
import Core

extension CommandRun {
  /// Carries a trigger out; only its answer goes to stdout, where plugn puts those of all plugins one after another.
  func perform(_ trigger: Trigger, _ words: [String]) throws {
    let word = { (index: Int) in words.indices.contains(index) ? words[index] : "" }
    switch trigger {
    case .dockerArgsProcessBuild: try passThrough(word(0), isPlain: word(1) == "dockerfile")
    case .dockerArgsProcessDeploy, .dockerArgsProcessRun: try passThrough(word(0), isPlain: false)
    case .install: try ending { try properties.makeFolder() }
    case .networkBuildConfig: try buildConfig(AppName(trigger: word(0)))
    case .networkConfigExists: try ending { print("\(try configExists(AppName(trigger: word(0))))") }
    case .networkGetIPAddress: try findAddress(AppName(trigger: word(0)), word(1), word(2))
    case .networkGetListeners: try ending { print(try listeners(AppName(trigger: word(0)), type: word(1))) }
    case .networkGetProperty: try ending { print(try property(word(1), of: AppName(trigger: word(0)))) }
    case .networkGetStaticListeners:
      let owner = try AppName(trigger: word(0))
      try ending { print(try networkProperties(of: .app(owner)).own(.staticWebListener)) }
    case .networkWriteIPAddress: try ending { try writeAddress(word(3), words) }
    case .networkWritePort: try ending { try writePort(word(3), words) }
    case .postAppCloneSetup: try ending { try copySettings(from: word(0), to: word(1)) }
    case .postAppRenameSetup:
      try ending {
        try copySettings(from: word(0), to: word(1))
        try properties.removeAll(of: .app(AppName(trigger: word(0))))
      }
    case .postContainerCreate: try attachCreated(words)
    case .postDelete: try ending { try properties.removeAll(of: .app(AppName(trigger: word(0)))) }
    case .corePostDeploy: try attachDeployed(AppName(trigger: word(0)))
    case .report:
      let question = try ReportQuestion()
      try ending { tell(try report(on: try app(named: word(0))), question) }
    }
  }

  private func ending(_ body: () throws -> Void) throws {
    try body()
    end()
  }
}

extension AppName {
  /// The app that a trigger is about; it need not be there any more, or not yet.
  nonisolated init(trigger text: String) throws(CommandFailed) {
    guard let name = AppName(text) else { throw CommandFailed("Invalid app name: \(text)") }
    self = name
  }
}
