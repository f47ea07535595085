/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.h"

extern char **environ;

/* Non-blocking for the reader alone: the flag belongs to the open file, and the child expects a blocking one. */
static int readable_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) == -1) return errno;
  if (fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0) return 0;
  int failure = errno;
  close(ends[0]);
  close(ends[1]);
  return failure;
}

/* An ignored signal stays ignored across exec, and a child of ours must hear SIGHUP. */
static int set_attributes(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int failure = posix_spawnattr_setsigmask(attributes, &none);
  if (!failure) failure = posix_spawnattr_setsigdefault(attributes, &all);
  if (!failure) failure = posix_spawnattr_setpgroup(attributes, 0);
  if (failure) return failure;
  return posix_spawnattr_setflags(
    attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

static int set_files(posix_spawn_file_actions_t *files, int output, int error_output) {
  int failure = posix_spawn_file_actions_addopen(files, 0, "/dev/null", O_RDONLY, 0);
  if (!failure) failure = posix_spawn_file_actions_adddup2(files, output, 1);
  if (!failure) failure = posix_spawn_file_actions_adddup2(files, error_output, 2);
  if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(files, 3);
  return failure;
}

static int start(char *const argv[], char *const envp[], int output, int error_output, pid_t *pid) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t files;
  int failure = posix_spawnattr_init(&attributes);
  if (failure) return failure;
  failure = posix_spawn_file_actions_init(&files);
  if (!failure) {
    failure = set_attributes(&attributes);
    if (!failure) failure = set_files(&files, output, error_output);
    if (!failure) failure = posix_spawnp(pid, argv[0], &files, &attributes, argv, envp ? envp : environ);
    posix_spawn_file_actions_destroy(&files);
  }
  posix_spawnattr_destroy(&attributes);
  return failure;
}

/* A descriptor in place of SIGCHLD: no handler, and no other child's status is ever taken. */
static int watch(pid_t pid, int *pidfd) {
  *pidfd = linux_pidfd(pid);
  if (*pidfd != -1) return 0;
  int failure = errno;
  kill(-pid, SIGKILL);
  while (waitpid(pid, NULL, 0) == -1 && errno == EINTR) {}
  return failure;
}

int linux_spawn(char *const argv[], char *const envp[], struct linux_child *child) {
  int output[2], error_output[2], pidfd;
  pid_t pid;
  int failure = readable_pipe(output);
  if (failure) return failure;
  failure = readable_pipe(error_output);
  if (failure) {
    close(output[0]);
    close(output[1]);
    return failure;
  }
  failure = start(argv, envp, output[1], error_output[1], &pid);
  close(output[1]);
  close(error_output[1]);
  if (!failure) failure = watch(pid, &pidfd);
  if (failure) {
    close(output[0]);
    close(error_output[0]);
    return failure;
  }
  *child = (struct linux_child){.pid = pid, .pidfd = pidfd, .output = output[0], .error_output = error_output[0]};
  return 0;
}
