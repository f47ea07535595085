// SPDX-License-Identifier: MIT
import Foundation
import NginxConfig
import TestSupport
import Testing

@testable import Host

@Suite(.serialized, .timeLimit(.minutes(1)))
struct NginxMasterTests {
  @Test func `the running master and its workers are found by the pid directive`() throws {
    let host = try NginxHost()
    let build = try #require(Self.build)
    let master = try #require(NginxMaster(NginxHost.command(host.nginx.configuration)).find(build))
    #expect(master.pid == host.nginx.pid)
    // A worker gives itself its title when it is ready.
    try eventually("titles") { NginxMaster.look(at: master)?.workers.count == 2 }
    let snapshot = try #require(NginxMaster.look(at: master))
    #expect(snapshot.workers == Set(host.nginx.workerPIDs))
    #expect(snapshot.children == snapshot.workers)
    #expect(snapshot.leaving.isEmpty)
    #expect(!snapshot.isBusy)
  }

  @Test func `a life that is over shows nothing`() throws {
    let host = try NginxHost()
    let other = MasterProcess(pid: host.nginx.pid, startTicks: 1)
    #expect(NginxMaster.look(at: other) == nil)
  }

  @Test(arguments: ["", "\n", "nonsense", "-1", "0", "1", "99999999999", "12 13", "2147483646"])
  func `a pid file with anything else names nobody`(_ text: String) throws {
    let folder = try TemporaryFolder()
    let pid = try folder.write(text, to: "pid")
    let configuration = try folder.write("pid \(pid);", to: "nginx.conf")
    #expect(NginxMaster(NginxHost.command(configuration)).find(try #require(Self.build)) == nil)
  }

  @Test func `a relative pid path starts at the prefix`() throws {
    let host = try NginxHost()
    let pid = try #require(host.folder.read("nginx/nginx.pid"))
    let folder = try TemporaryFolder()
    try folder.write(pid, to: "run/nginx.pid")
    try folder.write("pid run/nginx.pid;", to: "conf/nginx.conf")
    let command = NginxCommand(program: NginxInstance.binary, configuration: "conf/nginx.conf", prefix: folder.path)
    #expect(NginxMaster(command).find(try #require(Self.build))?.pid == host.nginx.pid)
  }

  @Test func `without a pid directive the file is where nginx was built to put it`() throws {
    let host = try NginxHost()
    let folder = try TemporaryFolder()
    let configuration = try folder.write("events {}", to: "nginx.conf")
    let text = "nginx version: nginx/1.22.1\nconfigure arguments: --pid-path=\(host.folder.path("nginx/nginx.pid"))"
    let build = try #require(NginxBuild(commandOutput: text))
    #expect(NginxMaster(NginxHost.command(configuration)).find(build)?.pid == host.nginx.pid)
  }

  @Test func `a pid directive that changes is followed when the old file names nobody`() throws {
    let host = try NginxHost()
    let build = try #require(Self.build)
    let pid = try #require(host.folder.read("nginx/nginx.pid"))
    let folder = try TemporaryFolder()
    let configuration = try folder.write("pid \(folder.path("old"));", to: "nginx.conf")
    let finder = NginxMaster(NginxHost.command(configuration))
    #expect(finder.find(build) == nil)
    try folder.write(pid, to: "new")
    try folder.write("pid \(folder.path("new"));", to: "nginx.conf")
    #expect(finder.find(build)?.pid == host.nginx.pid)
  }

  private static let build = NginxBuild(commandOutput: "nginx version: nginx/1.22.1\nconfigure arguments: --prefix=/x")
}
