/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_SYNC_H
#define CLINUX_SYNC_H

/* Makes files durable in a thread of its own: fsync(2) of each descriptor, or syncfs(2) of each where whole is not 0.
   Returns an eventfd, the caller's to close, that turns readable when errors[0..count) are filled with 0 or an errno
   each; both arrays and all descriptors must stay until then. Returns -1 with errno set when nothing was started. */
int linux_sync(const int *descriptors, int *errors, unsigned long count, int whole);

#endif
