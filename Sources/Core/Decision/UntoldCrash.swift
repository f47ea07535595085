// SPDX-License-Identifier: MIT

/// A crash about to be told: the last lines of the container's output have been asked for.
struct UntoldCrash: Hashable, Sendable {
  let container: ContainerID
  let app: AppName?
  let record: Record
  /// What follows from it, told after it.
  let warning: Record?
}
