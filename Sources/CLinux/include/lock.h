/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_LOCK_H
#define CLINUX_LOCK_H

/* Locks a whole file for as long as this open file lives (F_OFD_SETLK in fcntl(2)), without waiting.
   Returns 0, or -1 with errno: EAGAIN where another open file has it. */
int linux_lock(int descriptor);

/* Whether another open file has it locked; asking takes no lock. Returns 1, 0, or -1 with errno. */
int linux_is_locked(int descriptor);

#endif
