/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_CHILD_H
#define CLINUX_CHILD_H

/* A child just started; the caller owns all three descriptors, which are non-blocking and closed on exec. */
struct linux_child {
  int pid;
  int pidfd;
  int output;
  int error_output;
};

/* Starts argv[0], found on PATH, as the leader of a process group of its own, with no signal blocked or ignored, stdin
   at /dev/null, stdout and stderr into pipes, and no other descriptor. A null envp hands our environment on.
   Returns 0 or an errno value. */
int linux_spawn(char *const argv[], char *const envp[], struct linux_child *child);

#endif
