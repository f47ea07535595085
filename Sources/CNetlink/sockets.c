/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "sockets.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "diagnosis.h"
#include "talk.h"

enum {
  address_size = 16,
  /* New ones appear, and a dump may skip some, while others go: look again, but not for ever. */
  round_limit = 16,
  found_limit = 8192,
  batch_limit = 64,
  /* More addresses than this are cheaper told apart here, by bisection, than in the kernel, one by one. */
  filter_limit = 32,
  /* Beside the filter itself. */
  request_limit = 128,
};

static const uint32_t states =
  1U << TCP_ESTABLISHED | 1U << TCP_SYN_SENT | 1U << TCP_SYN_RECV | 1U << TCP_FIN_WAIT1 | 1U << TCP_FIN_WAIT2 |
  1U << TCP_CLOSE_WAIT | 1U << TCP_LAST_ACK | 1U << TCP_CLOSING;

struct filter {
  size_t size;
  unsigned char code[filter_limit * 32];
};

struct search {
  struct mnl_socket *socket;
  unsigned sequence;
  const unsigned char *addresses; /* in order */
  size_t count;
  struct filter filter;
  size_t found_count;
  struct inet_diag_req_v2 found[found_limit];
  _Alignas(struct nlmsghdr) unsigned char orders[batch_limit * diagnosis_order];
};

static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};

static int compare(const void *left, const void *right) { return memcmp(left, right, address_size); }

/* One without an inode is no process's any more, or not yet: nobody reads from it, it sends no SYN, and some kernels
   keep one for ever that is told to end while its last bytes wait. */
static int is_wanted(const struct search *search, const struct inet_diag_msg *message) {
  unsigned char peer[address_size];
  memcpy(peer, message->id.idiag_dst, address_size);
  if (message->idiag_family == AF_INET) {
    memcpy(peer, mapped, sizeof mapped);
    memcpy(peer + sizeof mapped, message->id.idiag_dst, 4);
  }
  return message->idiag_inode != 0 &&
         bsearch(peer, search->addresses, search->count, address_size, compare) != NULL;
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
  filter->size = (size_t)(end - filter->code);
}

static int note(const struct nlmsghdr *header, void *data) {
  struct search *search = data;
  const struct inet_diag_msg *message = mnl_nlmsg_get_payload(header);
  if (header->nlmsg_type != SOCK_DIAG_BY_FAMILY || mnl_nlmsg_get_payload_len(header) < sizeof *message) return MNL_CB_OK;
  if (search->found_count == found_limit || !is_wanted(search, message)) return MNL_CB_OK;
  search->found[search->found_count++] = (struct inet_diag_req_v2){
    .sdiag_family = message->idiag_family, .sdiag_protocol = IPPROTO_TCP, .idiag_states = states, .id = message->id};
  return MNL_CB_OK;
}

static int find(struct search *search, unsigned char family) {
  _Alignas(struct nlmsghdr) unsigned char request[request_limit + sizeof search->filter.code];
  struct nlmsghdr *header = mnl_nlmsg_put_header(request);
  header->nlmsg_type = SOCK_DIAG_BY_FAMILY;
  header->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  header->nlmsg_seq = ++search->sequence;
  struct inet_diag_req_v2 *wanted = mnl_nlmsg_put_extra_header(header, sizeof *wanted);
  wanted->sdiag_family = family;
  wanted->sdiag_protocol = IPPROTO_TCP;
  wanted->idiag_states = states;
  if (search->filter.size > 0) mnl_attr_put(header, INET_DIAG_REQ_BYTECODE, search->filter.size, search->filter.code);
  int outcome = talk(search->socket, header, header->nlmsg_len, search->sequence, NULL, note, search);
  /* Nobody there to ask: tcp_diag is not in this kernel. */
  return outcome == -ENOENT ? -EOPNOTSUPP : outcome;
}

/* Ends so many of the found ones from the first on. Returns how many it did: one that went by itself is none of ours. */
static int end_batch(struct search *search, size_t first, size_t count) {
  search->sequence++;
  size_t size = 0;
  for (size_t i = 0; i < count; i++) {
    size += diagnosis_put_end(search->orders + size, search->sequence, &search->found[first + i])->nlmsg_len;
  }
  return talk(search->socket, search->orders, size, search->sequence, talk_absent, NULL, NULL);
}

/* One look, and the end of what it found. Returns how many ended, or a negative errno value. */
static long end_once(struct search *search) {
  search->found_count = 0;
  int outcome = find(search, AF_INET);
  if (outcome >= 0) outcome = find(search, AF_INET6);
  long ended = 0;
  for (size_t first = 0; outcome >= 0 && first < search->found_count; first += batch_limit) {
    size_t left = search->found_count - first;
    outcome = end_batch(search, first, left < batch_limit ? left : batch_limit);
    ended += outcome;
  }
  return outcome < 0 ? outcome : ended;
}

static long end_all(struct search *search) {
  long total = 0;
  if (search->count <= filter_limit) write_filter(&search->filter, search->addresses, search->count);
  for (int round = 0; round < round_limit; round++) {
    long ended = end_once(search);
    if (ended < 0) return ended;
    total += ended;
    if (search->found_count == 0) break;
  }
  return total;
}

static long search_and_end(struct search *search) {
  search->socket = talk_open(NETLINK_SOCK_DIAG);
  if (search->socket == NULL) return errno == EPROTONOSUPPORT ? -EOPNOTSUPP : -errno;
  long result = end_all(search);
  mnl_socket_close(search->socket);
  return result;
}

long sockets_end(const unsigned char *addresses, unsigned long count) {
  if (count == 0) return 0;
  struct search *search = calloc(1, sizeof *search);
  unsigned char *sorted = calloc(count, address_size);
  long result = -ENOMEM;
  if (search != NULL && sorted != NULL) {
    memcpy(sorted, addresses, count * address_size);
    qsort(sorted, count, address_size, compare);
    search->addresses = sorted;
    search->count = count;
    result = search_and_end(search);
  }
  free(sorted);
  free(search);
  return result;
}
