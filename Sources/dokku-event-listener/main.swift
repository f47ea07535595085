// SPDX-License-Identifier: MIT
import Commands
import Glibc

// libdispatch would complain in syslog, once, that it may not raise the priority of a thread it makes.
setenv("LIBDISPATCH_LOG", "NO", 1)
Program.main()
