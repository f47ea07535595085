// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct UnitStateTests {
  private let shown = """
    Type=notify
    After=basic.target docker.service
    Id=a.service
    LoadState=loaded
    FragmentPath=/lib/systemd/system/a.service

    Id=b.service
    LoadState=not-found
    After=

    """

  @Test func `each unit is told by its name`() throws {
    let units = UnitState.read(shown)
    #expect(units.keys.sorted() == ["a.service", "b.service"])
    let unit = try #require(units["a.service"])
    #expect(unit.isLoaded && unit["Type"] == "notify" && unit["NeedDaemonReload"] == "")
    #expect(units["b.service"]?.isLoaded == false)
  }

  @Test func `a list names whole words`() throws {
    let unit = try #require(UnitState.read(shown)["a.service"])
    #expect(unit.lists("docker.service", in: "After"))
    #expect(!unit.lists("docker", in: "After"))
    #expect(!unit.lists("docker.service", in: "Wants"))
  }

  @Test func `text without units, and a unit without a name, are none`() {
    #expect(UnitState.read("").isEmpty)
    #expect(UnitState.read("LoadState=loaded\nnonsense\n").isEmpty)
  }

  @Test func `a host that systemd has not booted says nothing`() async {
    let units = await withCheckedContinuation { continuation in
      UnitState.ask(["-.mount"]) { continuation.resume(returning: $0) }
    }
    #expect((units != nil) == UnitState.isAvailable)
  }
}
