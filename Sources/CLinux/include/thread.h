/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_THREAD_H
#define CLINUX_THREAD_H

/* Starts a detached thread with every signal blocked, so that none is delivered to it instead of where the loop expects
   it. Returns 0 or an errno value. */
int linux_start_thread(void *(*run)(void *), void *argument);

/* Makes an eventfd readable. */
void linux_notify(int descriptor);

#endif
