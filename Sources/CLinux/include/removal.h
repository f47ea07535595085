/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_REMOVAL_H
#define CLINUX_REMOVAL_H

/* Unlinks files, copies of whose paths it makes, in a thread of its own. Returns an eventfd, the caller's to close, that
   turns readable when all have been tried. Returns -1 with errno set when nothing was started. */
int linux_unlink(char *const *paths, unsigned long count);

/* renameat2(2) with RENAME_EXCHANGE: each file gets the other's name in one step. 0, or -1 with errno. */
int linux_exchange(const char *one, const char *other);

#endif
