// SPDX-License-Identifier: MIT

import Core
import NginxConfig
import Sigil

/// Chooses for one app between rendering its configuration and putting right somebody else's, and says what the file
/// should hold. It looks at bytes and touches nothing.
nonisolated struct ProxyPlanner {
  enum Choice: Equatable {
    /// Nobody's to make.
    case keep
    /// Ours to render: the bytes, nil where the file holds them already; and those of `nginx.conf.d/hsts.conf`, nil for none.
    case render([UInt8]?, hsts: [UInt8]?)
    case remove
    /// Somebody else's file, for this reason; the bytes, if any, put its addresses right. `needsCommand`: Dokku has to
    /// write the rest.
    case putRight([UInt8]?, foreign: String, needsCommand: Bool)
    /// The wish can't be had. The bytes, if any, take the place of a file that holds addresses which are nobody's.
    case refuse(String, rescue: [UInt8]?)
  }

  let mode: ProxyMode
  /// A `dokku` command is there to render what is not ours to render.
  let hasDokku: Bool
  let roots: ProxyRoots
  let version: NginxVersion
  let templates: TemplateReader
  /// The host's Dokku's own, in place of ours.
  let builtIn: Template?

  /// - Parameters:
  ///   - onDisk: nil where there is no file.
  ///   - isOurs: these very bytes were written by us.
  func choose(_ wish: ProxyWish, onDisk: [UInt8]?, isOurs: @autoclosure () -> Bool) -> Choice {
    if mode == .off || !wish.settings.isNginx { return .keep }
    if wish.settings.isDisabled { return onDisk == nil ? .keep : .remove }
    if onDisk == nil, !wish.mayCreate { return .keep }
    guard let reason = foreignReason(wish, onDisk, isOurs: isOurs) else { return render(wish, onDisk) }
    return putRight(wish, onDisk, reason)
  }

  /// Where there is a Dokku, rendering with the addresses of the file must give the file: only then do we say the same as
  /// it does.
  private func foreignReason(_ wish: ProxyWish, _ onDisk: [UInt8]?, isOurs: () -> Bool) -> String? {
    switch mode {
    case .native: return nil
    case .dokku, .off: return "the proxy setting says so"
    case .auto: return !hasDokku || isOurs() ? nil : difference(wish, onDisk)
    }
  }

  /// Between the file and what we would render with its own addresses, in the words of an operator; nil: none.
  func difference(_ wish: ProxyWish, _ onDisk: [UInt8]?) -> String? {
    guard let onDisk, let lines = try? ServerLines(onDisk) else { return "there is no file to compare with" }
    do {
      guard case .text(let text) = try output(wish.past(by: lines)) else { return "there is nothing to render" }
      // Which addresses nginx trusts is no part of a template of Dokku's. Those of the file may be given up by now.
      let trusted = lines.trusted
      let rendered = (try? ServerLines(text).trusting(trusted.contains)).map { String(decoding: $0, as: UTF8.self) }
      let file = String(decoding: lines.closing { _ in false }, as: UTF8.self)
      guard let first = ConfigurationDifference(file, rendered ?? text) else { return nil }
      return "line \(first.left?.number ?? 0) is \(first.left?.text.debugDescription ?? "missing"), "
        + "not \(first.right?.text.debugDescription ?? "there at all")"
    } catch {
      return "it cannot be rendered: \(error)"
    }
  }

  private func render(_ full: ProxyWish, _ onDisk: [UInt8]?) -> Choice {
    let wish = full.native
    do {
      let hsts = try HSTSSnippet.text(for: input(wish)).map { Array($0.utf8) }
      // Templates of apps' own may not be made for a time without listeners: Dokku renders none then.
      if wish.settings.hasOwnTemplate, wish.listeners[.web] == nil, onDisk != nil {
        return .render(rescue(full, onDisk), hsts: hsts)
      }
      switch try output(wish, of: full) {
      case .text(let text):
        let bytes = Array(text.utf8)
        return .render(bytes == onDisk ? nil : bytes, hsts: hsts)
      case .absent: return onDisk == nil ? .keep : .remove
      case .asItIs: return .keep
      }
    } catch {
      return .refuse("\(error)", rescue: onDisk == nil ? placeholder(wish) : rescue(full, onDisk))
    }
  }

  /// For an app whose first configuration cannot be had: without any, its visitors would meet whichever app nginx has
  /// first. It answers 502, as before a deploy.
  func placeholder(_ wish: ProxyWish) -> [UInt8]? {
    var closed = wish
    closed.listeners = [:]
    guard case .text(let text)? = try? output(closed) else { return nil }
    return Array(text.utf8)
  }

  /// - Parameter full: what the wish was made of.
  private func output(_ wish: ProxyWish, of full: ProxyWish) throws(RenderRefused) -> ProxyOutput {
    let output = try output(wish)
    guard case .text(let text) = output, full.stable != nil, let lines = try? ServerLines(text) else { return output }
    return .text(String(decoding: lines.trusting { full.isStable($0) }, as: UTF8.self))
  }

  /// An app's own template counts once the app has listeners, before that the built-in one makes its placeholder.
  func output(_ wish: ProxyWish) throws(RenderRefused) -> ProxyOutput {
    guard wish.settings.hasOwnTemplate, wish.listeners[.web] != nil else {
      return try AppConfiguration.output(for: input(wish), with: builtIn)
    }
    let own = try templates.own(wish.app)
    return try AppConfiguration.output(for: input(wish), with: own.template, environment: own.environment)
  }

  private func input(_ wish: ProxyWish) -> ProxyInput {
    ProxyInput(
      app: wish.app, roots: roots, settings: wish.settings, listeners: wish.listeners,
      hasStaticWebListener: wish.hasStaticWebListener, isDeployed: true, nginxVersion: version)
  }

  /// Somebody else's file: addresses that moved are replaced, those that are nobody's are closed, and Dokku is asked for
  /// what only it can write.
  private func putRight(_ wish: ProxyWish, _ onDisk: [UInt8]?, _ reason: String) -> Choice {
    guard let onDisk else { return .putRight(nil, foreign: reason, needsCommand: hasDokku) }
    guard let fixed = rescued(wish, onDisk) else {
      return .refuse("nginx.conf, which is somebody else's, cannot be read as nginx configuration", rescue: nil)
    }
    let open = (try? ServerLines(fixed))?.openListeners ?? []
    let served = Set(open.map(\.host))
    let isServed = [wish.listeners, wish.native.listeners].contains { listeners in
      (listeners[.web] ?? []).allSatisfy { served.contains($0.host) }
    }
    let needsCommand = hasDokku && !isServed
    return .putRight(fixed == onDisk ? nil : fixed, foreign: reason, needsCommand: needsCommand)
  }

  /// The last good file without addresses that left; nil when it has none.
  func rescue(_ wish: ProxyWish, _ onDisk: [UInt8]?) -> [UInt8]? {
    guard let onDisk, let fixed = rescued(wish, onDisk), fixed != onDisk else { return nil }
    return fixed
  }

  private func rescued(_ wish: ProxyWish, _ onDisk: [UInt8]) -> [UInt8]? {
    guard let lines = try? ServerLines(onDisk) else { return nil }
    var successors: [Listener: Listener] = [:]
    for server in lines.servers {
      guard let old = server.listener, case .address(let address) = old.host else { continue }
      if let new = wish.moved[address] { successors[old] = Listener(new, old.port) }
    }
    let moved = lines.replacing(successors)
    let addresses = wish.addresses
    return (try? ServerLines(moved))?.closing { listener in
      guard case .address(let address) = listener.host, !addresses.contains(address) else { return false }
      return wish.moved[address] != nil || wish.dealtOut.contains { $0.contains(address) }
    }
  }
}
