// SPDX-License-Identifier: MIT

/// Lists of the kernel's whose length nobody knows before they are read.
enum KernelListing {
  struct Failed: Error {
    /// As in `errno`.
    let code: Int32
  }

  /// Reads a whole list, with more room each time that it turns out to be longer.
  ///
  /// - Parameters:
  ///   - room: elements to make room for at first.
  ///   - ask: stores at most so many elements; returns how many there are, or a negative errno value.
  static func read<Element>(
    room: Int, _ ask: (UnsafeMutablePointer<Element>?, UInt) -> Int
  ) -> Result<[Element], Failed> {
    var room = room
    while true {
      var count = 0
      let found = [Element](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = ask(buffer.baseAddress, UInt(room))
        initialized = max(0, min(count, room))
      }
      if count < 0 { return .failure(Failed(code: Int32(-count))) }
      if count <= room { return .success(found) }
      room = count * 2
    }
  }
}
