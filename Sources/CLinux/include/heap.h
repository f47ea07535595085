/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_HEAP_H
#define CLINUX_HEAP_H

/* Gives the heap's free pages back to the system: malloc_trim(3). */
void linux_trim_heap(void);

#endif
