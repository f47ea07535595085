// SPDX-License-Identifier: MIT
import Core

extension NetworkName {
  /// The one that a command was given; `refusal` tells of a text that no network can be called.
  nonisolated init(argument text: String?, refusal: (String) -> String) throws(CommandFailed) {
    guard let text, !text.isEmpty else { throw CommandFailed("No network name specified") }
    guard let name = NetworkName(text) else { throw CommandFailed(refusal(text)) }
    self = name
  }
}
