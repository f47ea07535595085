// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

nonisolated struct GlobalFlagsTests {
  @Test func `the flags before the command are taken, those after it are the command's`() {
    var flags = GlobalFlags()
    let rest = flags.take(from: ["--quiet", "--app", "blog", "--trace", "--force", "network:list", "--quiet"])
    #expect(rest == ["network:list", "--quiet"])
    #expect(flags == GlobalFlags(isQuiet: true, isForced: true, isTraced: true, app: "blog"))
  }

  @Test(arguments: [["--app=blog", "x"], ["--app", "blog", "x"]])
  func `an app is named in one word or two`(words: [String]) {
    var flags = GlobalFlags()
    #expect(flags.take(from: words) == ["x"])
    #expect(flags.app == "blog")
  }

  @Test func `an app without its name is left to the command line's own parser`() {
    var flags = GlobalFlags()
    #expect(flags.take(from: ["--app"]) == ["--app"])
  }

  @Test(arguments: [
    (["DOKKU_QUIET_OUTPUT": "1"], GlobalFlags(isQuiet: true)),
    (["DOKKU_QUIET_OUTPUT": "no"], GlobalFlags(isQuiet: true)),
    (["DOKKU_QUIET_OUTPUT": ""], GlobalFlags()), (["DOKKU_APPS_FORCE_DELETE": "1"], GlobalFlags(isForced: true)),
    (["DOKKU_APPS_FORCE_DELETE": "true"], GlobalFlags()), (["DOKKU_TRACE": "1"], GlobalFlags(isTraced: true)),
    (["DOKKU_APP_NAME": "blog"], GlobalFlags(app: "blog")), (["DOKKU_APP_NAME": ""], GlobalFlags()),
  ])
  func `each flag has its variable`(variables: [String: String], flags: GlobalFlags) {
    #expect(GlobalFlags { variables[$0] } == flags)
  }

  @Test func `the app is put in front once, whether or not Dokku did so already`() {
    let flags = GlobalFlags(app: "blog")
    #expect(flags.completed(["tld", "lan"]) == ["blog", "tld", "lan"])
    #expect(flags.completed(["blog", "tld", "lan"]) == ["blog", "tld", "lan"])
    #expect(flags.completed([]) == ["blog"])
    #expect(GlobalFlags().completed(["a"]) == ["a"])
  }
}
