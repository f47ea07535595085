/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "talk.h"

#include <errno.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

const int talk_absent[] = {-ENOENT, -ESRCH, 0};

struct mnl_socket *talk_open(int bus) {
  struct mnl_socket *socket = mnl_socket_open2(bus, SOCK_CLOEXEC);
  if (socket == NULL) return NULL;
  struct timeval patience = {.tv_usec = 200000};
  int descriptor = mnl_socket_get_fd(socket), on = 1;
  /* Without their requests: failures are many when a whole table is gone. */
  setsockopt(descriptor, SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
  if (setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0 &&
      mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) == 0) {
    return socket;
  }
  int failure = errno;
  mnl_socket_close(socket);
  errno = failure;
  return NULL;
}

struct conversation {
  unsigned sequence;
  /* Messages are acknowledged in the order in which they were sent. */
  unsigned awaited;
  const int *ignored;
  int done;
  int failure;
};

static int is_ignored(int error, const struct conversation *conversation) {
  const int *each = conversation->ignored;
  while (each != NULL && *each != 0 && *each != error) each++;
  return each != NULL && *each == error;
}

static void judge(int error, struct conversation *conversation) {
  if (error == 0) {
    conversation->done++;
  } else if (conversation->failure == 0 && !is_ignored(error, conversation)) {
    conversation->failure = error;
  }
}

/* A dump that breaks off says why in the message at its end. */
static int ending(const struct nlmsghdr *header) {
  int error = 0;
  if (mnl_nlmsg_get_payload_len(header) >= sizeof error) memcpy(&error, mnl_nlmsg_get_payload(header), sizeof error);
  return error < 0 ? error : 0;
}

static void take(const struct nlmsghdr *header, struct conversation *conversation, mnl_cb_t read, void *data) {
  if (header->nlmsg_seq != conversation->sequence) return;
  /* Something else changed while the kernel listed this, so that the list may lack some or have some twice. */
  if (header->nlmsg_flags & NLM_F_DUMP_INTR) judge(-EINTR, conversation);
  if (header->nlmsg_type == NLMSG_DONE) {
    judge(ending(header), conversation);
    conversation->awaited = 0;
  } else if (header->nlmsg_type == NLMSG_ERROR) {
    const struct nlmsgerr *answer = mnl_nlmsg_get_payload(header);
    judge(answer->error, conversation);
    /* A transaction that is refused as a whole may be answered by this alone. */
    conversation->awaited = answer->msg.nlmsg_type == NFNL_MSG_BATCH_BEGIN ? 0 : conversation->awaited - 1;
  } else if (header->nlmsg_type >= NLMSG_MIN_TYPE && read != NULL) {
    read(header, data);
  }
}

/* A dump ends with one NLMSG_DONE, or with an error; other messages ask for an answer of their own, but for those around a
   transaction. */
static unsigned count_answers(const void *messages, size_t size) {
  unsigned count = 0;
  int left = (int)size;
  for (const struct nlmsghdr *header = messages; mnl_nlmsg_ok(header, left); header = mnl_nlmsg_next(header, &left)) {
    if (header->nlmsg_flags & (NLM_F_ACK | NLM_F_DUMP)) count++;
  }
  return count;
}

int talk(struct mnl_socket *socket, const void *messages, size_t size, unsigned sequence, const int *ignored,
         mnl_cb_t read, void *data) {
  struct conversation conversation = {
    .sequence = sequence, .awaited = count_answers(messages, size), .ignored = ignored};
  if (mnl_socket_sendto(socket, messages, size) < 0) return -errno;
  _Alignas(struct nlmsghdr) static _Thread_local unsigned char buffer[talk_buffer];
  while (conversation.awaited > 0) {
    ssize_t received = mnl_socket_recvfrom(socket, buffer, sizeof buffer);
    if (received < 0 && errno == EINTR) continue;
    if (received < 0) return errno == EAGAIN ? -ETIMEDOUT : -errno;
    int left = (int)received;
    for (const struct nlmsghdr *header = (struct nlmsghdr *)buffer; mnl_nlmsg_ok(header, left);
         header = mnl_nlmsg_next(header, &left)) {
      take(header, &conversation, read, data);
    }
  }
  return conversation.failure < 0 ? conversation.failure : conversation.done;
}
