// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct ImagePortsTests {
  private var open: ImagePorts {
    var images = ImagePorts()
    images.isOpen = true
    return images
  }

  @Test func `an image is asked about once, for all apps that wait for it`() {
    var images = open
    images.want("1a", in: "a1", for: "blog")
    images.want("1a", in: "b1", for: "shop")
    #expect(images.flush() == [.readImagePorts("1a", "a1")])
    images.want("1a", in: "c1", for: "chat")
    #expect(images.flush() == [])
    #expect(images.answered("1a", []) == ["blog", "shop", "chat"])
    images.want("1a", in: "a1", for: "blog")
    #expect(images.flush() == [])
    #expect(images.isIdle)
  }

  @Test func `two are asked about at a time`() {
    var images = open
    for image in ["1a", "1b", "1c"] as [ImageID] { images.want(image, in: "a1", for: "blog") }
    #expect(images.flush().lookedInto == ["1a", "1b"])
    #expect(images.flush() == [])
    _ = images.answered("1a", [])
    #expect(images.flush().lookedInto == ["1c"])
  }

  @Test func `nothing is asked or waited for before that is allowed`() {
    var images = ImagePorts()
    images.want("1a", in: "a1", for: "blog")
    #expect(images.flush() == [])
    #expect(images.isIdle)
    images.isOpen = true
    #expect(!images.isIdle)
    #expect(images.flush().lookedInto == ["1a"])
  }

  @Test func `after a failure the container is left alone until the next look, another one of the image is not`() {
    var images = open
    images.want("1a", in: "a1", for: "blog")
    _ = images.flush()
    #expect(images.failed("1a") == ["blog"])
    images.want("1a", in: "a1", for: "blog")
    #expect(images.flush() == [])
    images.want("1a", in: "a2", for: "blog")
    #expect(images.flush() == [.readImagePorts("1a", "a2")])
    _ = images.failed("1a")
    images.retry()
    images.want("1a", in: "a1", for: "blog")
    #expect(images.flush() == [.readImagePorts("1a", "a1")])
  }

  @Test func `an answer to a question from before the connection was lost counts for nothing`() {
    var images = open
    images.want("1a", in: "a1", for: "blog")
    _ = images.flush()
    images.reset()
    #expect(images.answered("1a", []) == nil)
    #expect(images.failed("1a") == nil)
    #expect(images.known.isEmpty)
  }

  @Test func `what is known is saved once, when nobody is waited for, for images that are in use`() {
    var container = Container.deployed("blog", "web.1", "a1")
    container.image = "1b"
    let table = ContainerTable([container])
    var images = ImagePorts(["1a": [], "1b": []])
    images.isOpen = true
    #expect(images.save(among: table) == [])
    images.want("1c", in: "a1", for: "blog")
    images.want("1d", in: "a1", for: "blog")
    _ = images.flush()
    _ = images.answered("1c", [])
    #expect(images.save(among: table) == [])
    _ = images.answered("1d", [])
    #expect(images.save(among: table) == [.saveImagePorts(["1b": []])])
    #expect(images.save(among: table) == [])
  }
}
