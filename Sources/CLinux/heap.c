/* SPDX-License-Identifier: MIT */
#include "heap.h"

#include <malloc.h>

void linux_trim_heap(void) { malloc_trim(0); }
