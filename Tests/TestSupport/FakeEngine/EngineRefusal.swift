// SPDX-License-Identifier: MIT

/// What the engine answers when it will not: a status and the text of `message`, in Docker's words.
package struct EngineRefusal: Error, Equatable {
  package let status: Int
  package let message: String

  static func noSuchContainer(_ reference: String) -> Self {
    Self(status: 404, message: "No such container: \(reference)")
  }

  static func networkNotFound(_ reference: String) -> Self {
    Self(status: 404, message: "network \(reference) not found")
  }
}
