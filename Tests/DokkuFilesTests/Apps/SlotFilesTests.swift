// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct SlotFilesTests {
  private let id = String(repeating: "0123456789abcdef", count: 4)

  @Test(arguments: ["%\n", "%", "\n\n  %  \r\n", "%\nsecond line\n"])
  func `a container file is its first line that is not blank, trimmed`(form: String) {
    let text = form.split(separator: "%", omittingEmptySubsequences: false).joined(separator: id)
    let files = TestApp(["CONTAINER.web.1": text]).files
    #expect(files.slots == [ProcessSlot(.web, 1): ContainerID(id)])
    #expect(files.complaints == [])
  }

  @Test func `types may hold dots and hyphens, the last number is the index`() {
    let files = TestApp(["CONTAINER.my-type.v1.10": id, "CONTAINER.web.2": id]).files
    #expect(files.slots.keys.sorted().map(\.description) == ["my-type.v1.10", "web.2"])
  }

  @Test(arguments: [
    ("", "R/app/CONTAINER.web.1: empty"),
    ("\n \n", "R/app/CONTAINER.web.1: empty"),
    ("abc\n", "R/app/CONTAINER.web.1:1: not a container's full id: \"abc\""),
    ("\n0123456789ab\n", "R/app/CONTAINER.web.1:2: not a container's full id: \"0123456789ab\""),
  ])
  func `a container file that makes no sense is complained of`(text: String, complaint: String) {
    let files = TestApp(["CONTAINER.web.1": text]).files
    #expect(files.slots == [:])
    #expect(files.complaints == [complaint])
  }

  @Test func `an empty container file is one that is not written yet`() {
    #expect(TestApp(["CONTAINER.web.1": "", "CONTAINER.web.2": id]).files.unwrittenSlots == [ProcessSlot(.web, 1)])
    #expect(TestApp(["CONTAINER.web.1": "\n", "IP.web.2": ""]).files.unwrittenSlots == [])
  }

  @Test func `an app with an unreadable container file is not in label mode`() {
    #expect(TestApp(["CONTAINER.web.1": ""]).files.hasContainerFiles)
    #expect(TestApp(["CONTAINER": ""]).files.hasContainerFiles)
    #expect(TestApp(["CONTAINER.web": id]).files.hasContainerFiles)
    #expect(TestApp().withFile("CONTAINER.web.1", .refused(reason: "not a regular file")).files.hasContainerFiles)
    #expect(!TestApp(["IP.web.1": "172.17.0.2"]).files.hasContainerFiles)
  }

  @Test func `the legacy container file is web 1`() {
    let files = TestApp(["CONTAINER": "\(id)\n"]).files
    #expect(files.slots == [ProcessSlot(.web, 1): ContainerID(id)])
  }

  @Test func `the legacy container file yields to CONTAINER.web.1, whatever that holds`() {
    let other = String(repeating: "f", count: 64)
    #expect(
      TestApp(["CONTAINER": other, "CONTAINER.web.1": id]).files.slots == [ProcessSlot(.web, 1): ContainerID(id)])
    #expect(TestApp(["CONTAINER": other, "CONTAINER.web.1": ""]).files.slots == [:])
    #expect(TestApp(["CONTAINER": other, "CONTAINER.worker.1": id]).files.slots.count == 2)
  }

  @Test(arguments: [
    "CONTAINER.web", "CONTAINER.web.0", "CONTAINER.web.01", "CONTAINER.web.x", "IP.web", "PORT..1", "IP.web.1.tmp",
  ])
  func `a name that is no slot is complained of`(name: String) {
    let files = TestApp([name: id]).files
    #expect(files.slots == [:])
    #expect(files.addressFiles == [:])
    #expect(files.portFiles == [:])
    #expect(files.complaints == ["R/app/\"\(name)\": does not end in TYPE.NUMBER"])
  }

  @Test func `address and port files are kept exactly as they are`() {
    let files = TestApp(["IP.web.1": " 172.17.0.2\n", "IP.web.2": "", "PORT.web.1": "5000\n"]).files
    #expect(files.addressFiles == [ProcessSlot(.web, 1): " 172.17.0.2\n", ProcessSlot(.web, 2): ""])
    #expect(files.portFiles == [ProcessSlot(.web, 1): "5000\n"])
    #expect(files.complaints == [])
  }

  @Test func `an address file that was refused is there to be replaced`() {
    let files = TestApp().withFile("IP.web.1", .refused(reason: "not a regular file")).files
    #expect(files.addressFiles == [ProcessSlot(.web, 1): ""])
    #expect(files.complaints == ["R/app/IP.web.1: not a regular file"])
  }
}
