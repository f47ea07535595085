// SPDX-License-Identifier: MIT
import Glibc

/// What we may do with a path, as whom we run now; access(2) alone goes by who called us.
nonisolated enum Rights {
  /// `errno`; 0 where nothing is in the way.
  static func refusal(of rights: CInt, to path: String) -> CInt {
    faccessat(AT_FDCWD, path, rights, AT_EACCESS) == 0 ? 0 : errno
  }
}
