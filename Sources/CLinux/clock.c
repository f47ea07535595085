/* SPDX-License-Identifier: MIT */
#include "clock.h"

#include <sys/timex.h>

long linux_clock_error(void) {
  struct timex state = {.modes = 0};
  return adjtimex(&state) == -1 ? -1 : state.maxerror;
}
