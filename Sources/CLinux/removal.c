/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "removal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "thread.h"

struct work {
  int done;
  unsigned long count;
  char *paths[];
};

static void discard(struct work *work) {
  for (unsigned long i = 0; i < work->count; i++) free(work->paths[i]);
  free(work);
}

static void *run(void *argument) {
  struct work *work = argument;
  for (unsigned long i = 0; i < work->count; i++) unlink(work->paths[i]);
  int done = work->done;
  discard(work);
  linux_notify(done);
  return NULL;
}

static struct work *copied(char *const *paths, unsigned long count) {
  struct work *work = malloc(sizeof *work + count * sizeof work->paths[0]);
  if (work == NULL) return NULL;
  for (work->count = 0; work->count < count; work->count++) {
    char *path = strdup(paths[work->count]);
    if (path == NULL) {
      discard(work);
      errno = ENOMEM;
      return NULL;
    }
    work->paths[work->count] = path;
  }
  return work;
}

int linux_unlink(char *const *paths, unsigned long count) {
  struct work *work = copied(paths, count);
  if (work == NULL) return -1;
  int done = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  int error = done == -1 ? errno : 0;
  if (error == 0) {
    work->done = done;
    error = linux_start_thread(run, work);
    if (error == 0) return done;
    close(done);
  }
  discard(work);
  errno = error;
  return -1;
}

int linux_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
