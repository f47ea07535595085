// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// Who is current while Dokku deploys, scales, clones and restarts.
struct RouterDeploysTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  @Test func `an upcoming container gets nothing until its file names it`() {
    var host = host()
    let started = host.happen { $0.startUpcoming("blog", "web.1", "a2") }
    #expect(started.fileChanges == [])
    #expect(started.networkWork == [])
    #expect(started.reloads == 0)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])

    let named = host.happen { $0.makeCurrent("blog", "web.1", "a2") }
    #expect(named.said.contains("info listenersChanged: blog.web.1 10.1.0.2:5000 → 10.1.0.4:5000"))
    #expect(named.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.0.4:5000"]])
  }

  @Test func `a file that is just being written takes nothing away`() {
    var host = host()
    let truncated = host.happen {
      $0.edit("blog") {
        $0.slots["web.1"] = nil
        $0.unwrittenSlots = ["web.1"]
      }
    }
    #expect(truncated.fileChanges == [])
    #expect(truncated.reloads == 0)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])

    host.happen { $0.startUpcoming("blog", "web.1", "a2") }
    let written = host.happen { world in
      world.edit("blog") { $0.unwrittenSlots = [] }
      world.makeCurrent("blog", "web.1", "a2")
    }
    #expect(written.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.0.4:5000"]])
  }

  @Test func `a retired container gets nothing, and its end is no crash`() {
    var host = host()
    host.happen { $0.startUpcoming("blog", "web.1", "a2") }
    host.happen { $0.makeCurrent("blog", "web.1", "a2") }
    let retired = host.happen { world in
      world.rename("a1", to: "blog.web.1.1700000000")
      world.tell("a1", .kill(signal: 15))
      world.crash("a1", exit: 1)
      world.engineStarts("a1")
      world.remove("a1")
    }
    #expect(retired.said == [])
    #expect(retired.fileChanges == [])
    #expect(retired.reloads == 0)
    #expect(host.loaded("blog") == ["web": ["10.1.0.4:5000"]])
  }

  @Test func `slots switch one by one, as their files do`() {
    var host = host()
    host.happen { $0.deploy("blog", "web.2", "a2") }
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000", "10.1.0.4:5000"]])
    host.happen { $0.deploy("blog", "web.2", "a3") }
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000", "10.1.0.5:5000"]])
  }

  @Test func `scaling down takes the slot's listener away and writes nothing of it again`() {
    var host = host()
    host.happen { $0.deploy("blog", "web.2", "a2") }
    host.happen { $0.scaleDown("blog", "web.2") }
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.2"])
    #expect(host.world.apps["blog"]?.portFiles == ["web.1": "5000"])
  }

  @Test func `files that a smaller scale left behind go`() {
    var host = host()
    host.happen { $0.edit("blog") { $0.addressFiles["web.2"] = "10.1.0.3" } }
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.2"])
  }

  @Test func `an app that was cloned gets no traffic from the other's container, and that is said once`() {
    var host = host()
    let cloned = host.happen { world in
      let files = world.apps["blog"] ?? AppFiles()
      world.createApp("copy", files)
    }
    #expect(
      cloned.messages(.foreignContainer) == ["copy gets no traffic from CONTAINER.web.1: that container is blog's"])
    #expect(host.world.apps["copy"]?.addressFiles == [:])
    #expect(host.loaded("copy") ?? [:] == [:])
    #expect(host.happen { $0.edit("copy") { $0.addressFiles["web.1"] = "10.1.0.2" } }.messages(.foreignContainer) == [])
    #expect(host.world.apps["copy"]?.addressFiles == [:])
  }

  @Test func `a container that a file names and whose start was lost is asked about at once, and its port stays`() {
    var host = host()
    host.world.startUpcoming("blog", "web.1", "a2")
    _ = host.world.takeNews()
    host.world.makeCurrent("blog", "web.1", "a2", port: 3000)
    _ = host.world.takeNews()
    _ = host.tell(.appFilesChanged(["blog"]))
    let read = host.settle()
    #expect(read.inspected == ["a2"])
    #expect(read.fileChanges.filter { $0.kind == .port } == [])
    #expect(host.loaded("blog") == ["web": ["10.1.0.4:3000"]])
    #expect(host.world.apps["blog"]?.portFiles == ["web.1": "3000"])
  }

  @Test func `a file that names a container which is not there is asked about once, and its files go`() {
    var host = host()
    let named = host.happen { $0.edit("blog") { $0.slots["web.1"] = "ee" } }
    #expect(named.inspected == ["ee"])
    #expect(host.world.apps["blog"]?.addressFiles == [:])
    #expect(host.world.apps["blog"]?.portFiles == [:])
    #expect(host.happen { $0.edit("blog") { $0.scale = ["web": 1] } }.inspected == [])
  }

  @Test func `without Dokku the labels decide`() {
    var world = World()
    world.createApp("blog")
    world.create("a1", "anything", .deployed("blog", "web.1"))
    world.start("a1")
    var host = host(world)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.2"])
    host.happen { world in
      world.create("a2", "blog.web.1.upcoming-77", .deployed("blog", "web.1"))
      world.start("a2")
    }
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `an app with another scheduler is left alone`() {
    var world = World.twoApps
    world.edit("blog") {
      $0.isDockerLocal = false
      $0.addressFiles["web.1"] = "192.0.2.9"
    }
    var host = Scenario(world)
    let actions = host.start()
    #expect(actions.wishes.map(\.app) == ["shop"])
    #expect(actions.fileChanges == [])
  }

  @Test func `an app that nginx does not serve still has its files kept true`() {
    var world = World.twoApps
    world.edit("blog") {
      $0.proxy.isNginx = false
      $0.addressFiles["web.1"] = "192.0.2.9"
    }
    var host = Scenario(world)
    let actions = host.start()
    #expect(actions.wishes.map(\.app) == ["shop"])
    #expect(actions.fileChanges == [.address("blog", "web.1", "10.1.0.2")])
  }
}
