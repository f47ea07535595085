/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_PROCESS_H
#define CLINUX_PROCESS_H

/* pidfd_open(2): readable once the process has ended. Returns a descriptor, or -1 with errno. */
int linux_pidfd(int pid);

#endif
