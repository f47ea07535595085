/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "sync.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

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
  uint64_t one = 1;
  while (write(work.done, &one, sizeof one) == -1 && errno == EINTR) {
  }
  return NULL;
}

/* With every signal blocked, so that none is delivered here instead of where the loop expects it. */
static int start_detached(struct work *work) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return error;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  error = pthread_create(&thread, &attributes, run, work);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return error;
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
  int error = start_detached(work);
  if (error == 0) return done;
  close(done);
  free(work);
  errno = error;
  return -1;
}
