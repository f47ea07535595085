// SPDX-License-Identifier: MIT

/// What a template does, in the order of its text.
indirect enum Node: Sendable {
  case text(Text)
  case print(Pipeline)
  /// A pipeline whose value only goes to variables.
  case assign(Pipeline)
  case branch(Branch)
  case loop(Loop)
  case template(name: String, argument: Pipeline?, place: Int)
  case leave(Leaving)
}
