// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct AppFilesRawTests {
  @Test(arguments: [("true", true), ("true\n", true), ("false", false), ("yes", false), ("", nil)])
  func `deployed is what the property says, nil where it was never set`(text: String, deployed: Bool?) {
    #expect(TestApp().with(.common, "deployed", text).files.deployed == deployed)
    #expect(TestApp().files.deployed == nil)
  }

  @Test func `the scheduler goes from app to global to docker-local`() {
    #expect(TestApp().files.isDockerLocal)
    #expect(!TestApp().with(.scheduler, "selected", "k3s").files.isDockerLocal)
    #expect(!TestApp().withGlobal(.scheduler, "selected", "k3s").files.isDockerLocal)
    let own = TestApp().withGlobal(.scheduler, "selected", "k3s").with(.scheduler, "selected", "docker-local\n")
    #expect(own.files.isDockerLocal)
  }

  @Test func `the deploy lock is passed on`() {
    #expect(TestApp().changed { $0.isDeploying = true }.files.isDeploying)
    #expect(!TestApp().files.isDeploying)
  }

  @Test func `an empty folder is an app with nothing wrong`() {
    #expect(TestApp().files.complaints == [])
    #expect(!TestApp().files.hasContainerFiles)
  }

  @Test func `a refused property is complained of and counts as unset`() {
    let app = TestApp().with(.scheduler, "selected", .refused(reason: "larger than 64 KiB"))
    #expect(app.files.isDockerLocal)
    #expect(app.files.complaints == ["L/config/scheduler/app/selected: larger than 64 KiB"])
  }
}
