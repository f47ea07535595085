/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "sockdiag.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum {
  address_size = 16,
  /* New ones appear, and a dump may skip some, while others go: look again, but not for ever. */
  round_limit = 16,
  found_limit = 8192,
  batch_limit = 64,
  /* More addresses than this are cheaper told apart here, by bisection, than in the kernel, one by one. */
  filter_limit = 32,
  /* What the kernel fills at most in one go. */
  buffer_size = 32768,
};

static const uint32_t states =
  1U << TCP_ESTABLISHED | 1U << TCP_SYN_SENT | 1U << TCP_SYN_RECV | 1U << TCP_FIN_WAIT1 | 1U << TCP_FIN_WAIT2 |
  1U << TCP_CLOSE_WAIT | 1U << TCP_LAST_ACK | 1U << TCP_CLOSING;

struct filter {
  struct nlattr header;
  unsigned char code[filter_limit * 32];
};

struct dump {
  struct nlmsghdr header;
  struct inet_diag_req_v2 request;
  struct filter filter;
};

struct order {
  struct nlmsghdr header;
  struct inet_diag_req_v2 request;
};

struct cutter {
  int socket;
  uint32_t sequence;
  const unsigned char *addresses; /* in order */
  size_t count;
  size_t found_count;
  struct inet_diag_req_v2 found[found_limit];
  struct order orders[batch_limit];
  struct dump dump;
  _Alignas(struct nlmsghdr) unsigned char buffer[buffer_size];
};

static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};

static int compare(const void *left, const void *right) { return memcmp(left, right, address_size); }

/* One without an inode is no process's any more, or not yet: nobody reads from it, it sends no SYN, and some kernels
   keep one for ever that is told to end while its last bytes wait. */
static int is_wanted(const struct cutter *cutter, const struct inet_diag_msg *message) {
  unsigned char peer[address_size];
  memcpy(peer, message->id.idiag_dst, address_size);
  if (message->idiag_family == AF_INET) {
    memcpy(peer, mapped, sizeof mapped);
    memcpy(peer + sizeof mapped, message->id.idiag_dst, 4);
  }
  return message->idiag_inode != 0 &&
         bsearch(peer, cutter->addresses, cutter->count, address_size, compare) != NULL;
}

/* "The peer is it", of which yes goes on to what follows and no to beyond a jump there. Returns its end. */
static unsigned char *write_condition(unsigned char *code, const unsigned char *address) {
  int is_v4 = memcmp(address, mapped, sizeof mapped) == 0;
  size_t size = is_v4 ? 4 : address_size;
  struct inet_diag_hostcond host = {
    .family = is_v4 ? AF_INET : AF_INET6, .prefix_len = (unsigned char)(size * 8), .port = -1};
  struct inet_diag_bc_op condition = {.code = INET_DIAG_BC_D_COND};
  condition.yes = (unsigned char)(sizeof condition + sizeof host + size);
  condition.no = condition.yes + sizeof condition;
  memcpy(code, &condition, sizeof condition);
  memcpy(code + sizeof condition, &host, sizeof host);
  memcpy(code + sizeof condition + sizeof host, address + address_size - size, size);
  return code + condition.yes;
}

/* A condition for each address and, but for the last, a jump to the end, which accepts. The last one's no goes beyond
   the end, which refuses. */
static void write_filter(struct filter *filter, const unsigned char *addresses, size_t count) {
  unsigned char *end = filter->code, *jumps[filter_limit];
  for (size_t i = 0; i < count; i++) {
    jumps[i] = write_condition(end, addresses + i * address_size);
    end = i + 1 < count ? jumps[i] + sizeof(struct inet_diag_bc_op) : jumps[i];
  }
  for (size_t i = 0; i + 1 < count; i++) {
    struct inet_diag_bc_op jump = {
      .code = INET_DIAG_BC_JMP, .yes = sizeof jump, .no = (unsigned short)(end - jumps[i])};
    memcpy(jumps[i], &jump, sizeof jump);
  }
  filter->header = (struct nlattr){
    .nla_len = (unsigned short)(sizeof filter->header + (size_t)(end - filter->code)),
    .nla_type = INET_DIAG_REQ_BYTECODE};
}

static int transmit(const struct cutter *cutter, const void *bytes, size_t size) {
  for (;;) {
    if (send(cutter->socket, bytes, size, 0) != -1) return 0;
    if (errno != EINTR) return -errno;
  }
}

/* The bytes of one datagram from the kernel, or a negative errno value. */
static long receive(struct cutter *cutter, int flags) {
  for (;;) {
    long size = recv(cutter->socket, cutter->buffer, buffer_size, flags | MSG_TRUNC);
    if (size > buffer_size) return -EMSGSIZE;
    if (size != -1) return size;
    if (errno != EINTR) return -errno;
  }
}

/* What an NLMSG_ERROR or NLMSG_DONE says: 0 or a negative errno value. */
static int verdict(const struct nlmsghdr *header) {
  int error;
  if (header->nlmsg_len < NLMSG_LENGTH(sizeof error)) return header->nlmsg_type == NLMSG_DONE ? 0 : -EBADMSG;
  memcpy(&error, NLMSG_DATA(header), sizeof error);
  return error;
}

static void note(struct cutter *cutter, const struct nlmsghdr *header) {
  struct inet_diag_msg message;
  if (header->nlmsg_type != SOCK_DIAG_BY_FAMILY || header->nlmsg_len < NLMSG_LENGTH(sizeof message)) return;
  memcpy(&message, NLMSG_DATA(header), sizeof message);
  if (cutter->found_count == found_limit || !is_wanted(cutter, &message)) return;
  cutter->found[cutter->found_count++] = (struct inet_diag_req_v2){
    .sdiag_family = message.idiag_family, .sdiag_protocol = IPPROTO_TCP, .idiag_states = states, .id = message.id};
}

/* 1 when the dump is over, 0 when more is to come, or a negative errno value. */
static int read_part(struct cutter *cutter) {
  long size = receive(cutter, 0);
  if (size < 0) return size == -EAGAIN ? -ETIMEDOUT : (int)size;
  for (struct nlmsghdr *header = (struct nlmsghdr *)cutter->buffer; NLMSG_OK(header, size);
       header = NLMSG_NEXT(header, size)) {
    if (header->nlmsg_seq != cutter->sequence) continue;
    int error = 0;
    if (header->nlmsg_type == NLMSG_DONE || header->nlmsg_type == NLMSG_ERROR) error = verdict(header);
    /* Nobody there to ask: tcp_diag is not in this kernel. */
    if (error < 0) return error == -ENOENT ? -EOPNOTSUPP : error;
    if (header->nlmsg_type == NLMSG_DONE) return 1;
    note(cutter, header);
  }
  return 0;
}

static int find(struct cutter *cutter, unsigned char family) {
  struct dump *dump = &cutter->dump;
  size_t filter_size = NLMSG_ALIGN(dump->filter.header.nla_len);
  dump->header = (struct nlmsghdr){
    .nlmsg_len = (uint32_t)(offsetof(struct dump, filter) + filter_size),
    .nlmsg_type = SOCK_DIAG_BY_FAMILY,
    .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
    .nlmsg_seq = ++cutter->sequence};
  dump->request = (struct inet_diag_req_v2){
    .sdiag_family = family, .sdiag_protocol = IPPROTO_TCP, .idiag_states = states};
  int outcome = transmit(cutter, dump, dump->header.nlmsg_len);
  while (outcome == 0) outcome = read_part(cutter);
  return outcome < 0 ? outcome : 0;
}

/* How many of the orders just sent were refused. The kernel is through with all of them by then, and answers only what
   failed: a socket that went by itself is none of ours, anything else is a failure. */
static int refusals(struct cutter *cutter, int *failure) {
  int refused = 0;
  for (;;) {
    long size = receive(cutter, MSG_DONTWAIT);
    if (size == -EAGAIN) return refused;
    if (size < 0) {
      *failure = (int)size;
      return refused;
    }
    for (struct nlmsghdr *header = (struct nlmsghdr *)cutter->buffer; NLMSG_OK(header, size);
         header = NLMSG_NEXT(header, size)) {
      if (header->nlmsg_seq != cutter->sequence || header->nlmsg_type != NLMSG_ERROR) continue;
      int error = verdict(header);
      if (error == 0) continue;
      refused++;
      if (error != -ENOENT && *failure == 0) *failure = error;
    }
  }
}

/* Ends so many of the found ones from the first on. Returns how many it did. */
static int end_batch(struct cutter *cutter, size_t first, size_t size, int *failure) {
  cutter->sequence++;
  for (size_t i = 0; i < size; i++) {
    cutter->orders[i] = (struct order){
      .header = {
        .nlmsg_len = sizeof(struct order),
        .nlmsg_type = SOCK_DESTROY,
        .nlmsg_flags = NLM_F_REQUEST,
        .nlmsg_seq = cutter->sequence},
      .request = cutter->found[first + i]};
  }
  *failure = transmit(cutter, cutter->orders, size * sizeof(struct order));
  return *failure == 0 ? (int)size - refusals(cutter, failure) : 0;
}

/* One look, and the end of what it found. Returns how many ended, or a negative errno value. */
static long cut_once(struct cutter *cutter) {
  cutter->found_count = 0;
  int failure = find(cutter, AF_INET);
  if (failure == 0) failure = find(cutter, AF_INET6);
  long ended = 0;
  for (size_t first = 0; failure == 0 && first < cutter->found_count; first += batch_limit) {
    size_t left = cutter->found_count - first;
    ended += end_batch(cutter, first, left < batch_limit ? left : batch_limit, &failure);
  }
  return failure < 0 ? failure : ended;
}

static long cut(struct cutter *cutter) {
  long total = 0;
  if (cutter->count <= filter_limit) write_filter(&cutter->dump.filter, cutter->addresses, cutter->count);
  for (int round = 0; round < round_limit; round++) {
    long ended = cut_once(cutter);
    if (ended < 0) return ended;
    total += ended;
    if (cutter->found_count == 0) break;
  }
  return total;
}

static int open_socket(void) {
  int descriptor = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (descriptor == -1) return errno == EPROTONOSUPPORT ? -EOPNOTSUPP : -errno;
  struct timeval patience = {.tv_usec = 200000};
  if (setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0) return descriptor;
  int failure = errno;
  close(descriptor);
  return -failure;
}

long linux_cut_connections(const unsigned char *addresses, unsigned long count) {
  if (count == 0) return 0;
  struct cutter *cutter = calloc(1, sizeof *cutter);
  unsigned char *sorted = calloc(count, address_size);
  long result = -ENOMEM;
  if (cutter != NULL && sorted != NULL) {
    memcpy(sorted, addresses, count * address_size);
    qsort(sorted, count, address_size, compare);
    cutter->addresses = sorted;
    cutter->count = count;
    cutter->socket = open_socket();
    result = cutter->socket < 0 ? cutter->socket : cut(cutter);
    if (cutter->socket >= 0) close(cutter->socket);
  }
  free(sorted);
  free(cutter);
  return result;
}
