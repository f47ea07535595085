/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_READINESS_H
#define CLINUX_READINESS_H

/* epoll(7), level-triggered. A watch is told by a token of the caller's. */

/* Returns a descriptor that is readable while any watched one is ready, or -1 with errno. */
int linux_ready_create(void);

/* Watches a descriptor for reading, or for writing where that is not 0. Returns 0, or -1 with errno. */
int linux_ready_add(int instance, int descriptor, int writing, unsigned long long token);

/* Has to come before the descriptor is closed. Returns 0, or -1 with errno. */
int linux_ready_remove(int instance, int descriptor);

/* The tokens of those that are ready now, at most count, without waiting. Returns how many, or -1 with errno. */
int linux_ready_take(int instance, unsigned long long *tokens, int count);

#endif
