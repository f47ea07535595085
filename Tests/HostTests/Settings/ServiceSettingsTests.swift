// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct ServiceSettingsTests {
  private let file = UnitEnvironment(Array("DOKKU_ROOT=/srv\nRUNTIME_DIRECTORY=/run/other\nPATH=/nowhere\n".utf8))

  @Test func `what a command's own environment lacks comes from the service's file`() {
    #expect(ServiceSettings.below([:], file) == ["DOKKU_ROOT": "/srv", "RUNTIME_DIRECTORY": "/run/other"])
    #expect(
      ServiceSettings.below(["DOKKU_ROOT": "/mine", "DEL_PROXY": "off"], file)
        == ["DOKKU_ROOT": "/mine", "DEL_PROXY": "off", "RUNTIME_DIRECTORY": "/run/other"])
  }

  @Test func `an empty variable counts as none`() {
    #expect(ServiceSettings.below(["DOKKU_ROOT": ""], file)["DOKKU_ROOT"] == "/srv")
    #expect(ServiceSettings.below(["DOKKU_ROOT": ""], nil) == [:])
  }

  @Test func `without a file it is the environment alone`() {
    #expect(ServiceSettings.below(["DOKKU_ROOT": "/mine"], nil) == ["DOKKU_ROOT": "/mine"])
  }
}
