/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_CLOCK_H
#define CLINUX_CLOCK_H

/* By how many microseconds the kernel thinks that the clock may be wrong at most (adjtimex(2)), or -1 with errno. */
long linux_clock_error(void);

#endif
