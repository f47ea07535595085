/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "sync.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "thread.h"

struct work {
  const int *descriptors;
  int *errors;
  unsigned long count;
  int whole;
  int done;
};

static void *run(void *argument) {
  struct work work = *(struct work *)argument;
  free(argument);
  for (unsigned long i = 0; i < work.count; i++) {
    int result;
    do {
      result = work.whole ? syncfs(work.descriptors[i]) : fsync(work.descriptors[i]);
    } while (result == -1 && errno == EINTR);
    work.errors[i] = result == 0 ? 0 : errno;
  }
  linux_notify(work.done);
  return NULL;
}

int linux_sync(const int *descriptors, int *errors, unsigned long count, int whole) {
  struct work *work = malloc(sizeof *work);
  if (work == NULL) return -1;
  int done = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (done == -1) {
    free(work);
    return -1;
  }
  *work = (struct work){descriptors, errors, count, whole, done};
  int error = linux_start_thread(run, work);
  if (error == 0) return done;
  close(done);
  free(work);
  errno = error;
  return -1;
}
