/* SPDX-License-Identifier: MIT */
#include "readiness.h"

#include <stddef.h>
#include <sys/epoll.h>

#define BATCH 64

int linux_ready_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int linux_ready_add(int instance, int descriptor, int writing, unsigned long long token) {
  struct epoll_event event = {.events = writing ? EPOLLOUT : EPOLLIN, .data = {.u64 = token}};
  return epoll_ctl(instance, EPOLL_CTL_ADD, descriptor, &event);
}

int linux_ready_remove(int instance, int descriptor) {
  return epoll_ctl(instance, EPOLL_CTL_DEL, descriptor, NULL);
}

int linux_ready_take(int instance, unsigned long long *tokens, int count) {
  struct epoll_event events[BATCH];
  int ready = epoll_wait(instance, events, count < BATCH ? count : BATCH, 0);
  for (int index = 0; index < ready; index++) tokens[index] = events[index].data.u64;
  return ready;
}
