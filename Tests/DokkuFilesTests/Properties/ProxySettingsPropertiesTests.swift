// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct ProxySettingsPropertiesTests {
  @Test func `without properties it is nginx with the default port`() {
    let proxy = TestApp().files.proxy
    #expect(
      proxy == ProxySettings(portMap: [PortMapping(scheme: "http", hostPort: .http, containerPort: .dokkuDefault)]))
  }

  @Test func `type and disabled go from app to global to default`() {
    #expect(!TestApp().with(.proxy, "type", "caddy").files.proxy.isNginx)
    #expect(!TestApp().withGlobal(.proxy, "type", "traefik").files.proxy.isNginx)
    #expect(TestApp().withGlobal(.proxy, "type", "traefik").with(.proxy, "type", "nginx\n").files.proxy.isNginx)
    #expect(TestApp().with(.proxy, "disabled", "true").files.proxy.isDisabled)
    #expect(TestApp().withGlobal(.proxy, "disabled", "true").files.proxy.isDisabled)
    #expect(!TestApp().with(.proxy, "disabled", "banana").files.proxy.isDisabled)
  }

  @Test func `ports go into the map and the redirect`() {
    let app = TestApp().with(.proxy, "proxy-port", "8080").with(.proxy, "proxy-ssl-port", "8443")
      .changed { $0.hasCertificate = true }
    #expect(app.files.proxy.portMap.map(\.description) == ["https:8080:5000"])
    #expect(app.files.proxy.sslPort == Port(8443))
    #expect(app.files.proxy.hasCertificate)
    #expect(app.files.complaints == [])
  }

  @Test(arguments: ["0", "0\n", ""])
  func `a port that Dokku prints as 0 is not set`(text: String) {
    let app = TestApp().with(.proxy, "proxy-port", text)
    #expect(app.files.proxy.portMap.map(\.description) == ["http:80:5000"])
    #expect(app.files.complaints == [])
  }

  @Test(arguments: ["http", "99999", "-1", "80 "])
  func `a port that is none is complained of`(text: String) {
    let app = TestApp().with(.proxy, "proxy-ssl-port", text)
    #expect(app.files.proxy.sslPort == .https)
    #expect(app.files.complaints == ["L/config/proxy/app/proxy-ssl-port: not a port: \"\(text)\""])
  }

  @Test func `a bad line of a port map is complained of, the others stay`() {
    let app = TestApp().with(.ports, "map", "http:80:3000\nhttp:80\n tcp:25:5025 \nhttp:0:1\nx y:1:1\n")
    #expect(app.files.proxy.portMap.map(\.description) == ["http:80:3000", "tcp:25:5025"])
    #expect(
      app.files.complaints == [
        "L/config/ports/app/map:2: not SCHEME:PORT:PORT: \"http:80\"",
        "L/config/ports/app/map:4: not SCHEME:PORT:PORT: \"http:0:1\"",
        "L/config/ports/app/map:5: not SCHEME:PORT:PORT: \"x y:1:1\"",
      ])
  }

  @Test func `nginx properties are merged, the app's own first, unset ones left out`() {
    let app = TestApp()
      .with(.nginx, "client-max-body-size", "50m\n").with(.nginx, "hsts", "").with(.nginx, "send-timeout", "")
      .with(.nginx, "Hsts~", "x").with(.nginx, ".swp", "x")
      .withGlobal(.nginx, "client-max-body-size", "1g").withGlobal(.nginx, "hsts", "false")
    #expect(app.files.proxy.properties == ["client-max-body-size": "50m", "hsts": "false"])
  }

  @Test func `an own template counts unless custom configuration is disabled`() {
    let app = TestApp().changed { $0.hasTemplate = true }
    #expect(app.files.proxy.hasOwnTemplate)
    #expect(!app.with(.nginx, "disable-custom-config", "true").files.proxy.hasOwnTemplate)
    #expect(!app.withGlobal(.nginx, "disable-custom-config", "true").files.proxy.hasOwnTemplate)
    let own = app.withGlobal(.nginx, "disable-custom-config", "true").with(.nginx, "disable-custom-config", "false")
    #expect(own.files.proxy.hasOwnTemplate)
    #expect(!TestApp().files.proxy.hasOwnTemplate)
  }
}
