// SPDX-License-Identifier: MIT

import Glibc
import NginxConfig

extension ProxyPlanner {
  init(_ settings: Settings, _ build: NginxBuild, _ templates: TemplateReader) {
    let errorPages = "\(settings.dokkuLibRoot)/data/nginx-vhosts/dokku-errors"
    self.init(
      mode: settings.proxy, hasDokku: settings.dokkuBin != nil,
      roots: ProxyRoots(
        dokku: settings.dokkuRoot, library: settings.dokkuLibRoot, logs: "/var/log/nginx",
        errorPages: access(errorPages, F_OK) == 0 ? errorPages : nil),
      version: build.version, templates: templates, builtIn: templates.builtIn())
  }
}
