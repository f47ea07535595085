// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct SettingNameNearestTests {
  @Test(
    arguments: [
      ("DEL_RBUILD_LIMIT", .rebuildLimit), ("DEL_PROXI", .proxy), ("DEL_NGINX_CONFIG", .nginxConf),
      ("DEL_LOGLEVEL", .logLevel), ("DEL_COMPLETELY_ELSE", nil), ("DEL_", nil),
    ] as [(String, SettingName?)])
  func `a name that is almost a setting's is taken for it`(variable: String, meant: SettingName?) {
    #expect(SettingName.nearest(to: variable) == meant)
  }
}
