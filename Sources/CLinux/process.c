/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "process.h"

#include <sys/syscall.h>
#include <unistd.h>

int linux_pidfd(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }
