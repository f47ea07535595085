// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct PropertyFileTests {
  @Test(arguments: [
    ("", ""), ("true", "true"), ("true\n", "true"), ("true\r\n", "true"), ("true\n\n", "true\n"), (" a ", " a "),
    ("\n", ""),
    ("a\r", "a\r"),
  ])
  func `a scalar loses one line end and nothing else`(file: String, value: String) {
    #expect(Array(PropertyFile.scalar(Array(file.utf8))) == Array(value.utf8))
  }

  @Test func `a scalar is written without a line end`() {
    #expect(PropertyFile.encodeScalar("docker-local") == Array("docker-local".utf8))
  }
}
