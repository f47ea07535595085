// SPDX-License-Identifier: MIT

import Core
import NginxConfig

/// Renders apps' own templates as at a deploy, whether or not the app was ever deployed.
struct TemplateTrial {
  private let root: String
  private let library: String
  private let planner: ProxyPlanner
  private let templates: TemplateReader

  /// Nil where templates are left to Dokku.
  init?(_ settings: Settings, _ build: NginxBuild) {
    guard settings.proxy == .native || settings.proxy == .auto && settings.dokkuBin == nil else { return nil }
    root = settings.dokkuRoot
    library = settings.dokkuLibRoot
    templates = TemplateReader(library: settings.dokkuLibRoot)
    planner = ProxyPlanner(settings, build, templates)
  }

  /// What nginx is to test; what could not be rendered, in words.
  func candidates(_ apps: [AppName]) -> (candidates: [TrialCandidate], complaints: [NginxComplaint]) {
    let readings = (try? AppReader(root: root, library: library).read(apps)) ?? [:]
    var candidates: [TrialCandidate] = []
    var complaints: [NginxComplaint] = []
    for app in apps {
      guard case .files(let files)? = readings[app], files.proxy.isNginx, !files.proxy.isDisabled else { continue }
      guard files.proxy.hasOwnTemplate else { continue }
      do {
        guard case .text(let text) = try planner.output(wish(app, files)) else { continue }
        candidates.append(TrialCandidate(app: app, path: templates.path(of: app), bytes: Array(text.utf8)))
      } catch {
        complaints.append(NginxComplaint(words: "\(error)", file: templates.path(of: app)))
      }
    }
    return (candidates, complaints)
  }

  /// A process without listeners has the one that Dokku tests a template with.
  private func wish(_ app: AppName, _ files: AppFiles) -> ProxyWish {
    var listeners: [ProcessType: [Listener]] = [:]
    for (slot, text) in files.addressFiles.sorted(by: { $0.key < $1.key }) {
      if let address = IPAddress(text) { listeners[slot.type, default: []].append(Listener(address, .dokkuDefault)) }
    }
    for type in files.scale.filter({ $0.value > 0 }).keys + [.web] where listeners[type] == nil {
      listeners[type] = [Listener(.loopback, .dokkuDefault)]
    }
    return ProxyWish(app: app, settings: files.proxy, listeners: listeners, mayCreate: true)
  }
}
