/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "flows.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "diagnosis.h"
#include "talk.h"
#include "thread.h"

enum {
  /* Of CTA_FILTER_REPLY_FLAGS: the reply's source has to be the one that is given (nf_internals.h in the kernel). */
  filter_source = 1,
  tuple_limit = 128,
  request_limit = 512,
};

struct flow {
  uint8_t protocol;
  uint32_t source, destination;
  uint16_t source_port, destination_port;
  uint32_t owner;
  /* CTA_TUPLE_ORIG as the kernel spelled it, to name the entry by. */
  uint16_t tuple_size;
  unsigned char tuple[tuple_limit];
};

struct search {
  uint32_t range, mask;
  const unsigned *owners;
  unsigned long owner_count;
  /* Given in place of owners. */
  const struct flow_end *kept;
  unsigned long kept_count;
  struct flow *found;
  size_t count, room;
  int failure;
};

static int read_address(const struct nlattr *attribute, void *data) {
  uint32_t *addresses = data;
  if (mnl_attr_get_type(attribute) == CTA_IP_V4_SRC) addresses[0] = ntohl(mnl_attr_get_u32(attribute));
  if (mnl_attr_get_type(attribute) == CTA_IP_V4_DST) addresses[1] = ntohl(mnl_attr_get_u32(attribute));
  return MNL_CB_OK;
}

static int read_port(const struct nlattr *attribute, void *data) {
  struct flow *flow = data;
  switch (mnl_attr_get_type(attribute)) {
    case CTA_PROTO_NUM: flow->protocol = mnl_attr_get_u8(attribute); break;
    case CTA_PROTO_SRC_PORT: flow->source_port = mnl_attr_get_u16(attribute); break;
    case CTA_PROTO_DST_PORT: flow->destination_port = mnl_attr_get_u16(attribute); break;
  }
  return MNL_CB_OK;
}

static void read_tuple(const struct nlattr *tuple, uint32_t addresses[2], struct flow *flow) {
  const struct nlattr *part;
  mnl_attr_for_each_nested(part, tuple) {
    if (mnl_attr_get_type(part) == CTA_TUPLE_IP) mnl_attr_parse_nested(part, read_address, addresses);
    if (mnl_attr_get_type(part) == CTA_TUPLE_PROTO && flow != NULL) mnl_attr_parse_nested(part, read_port, flow);
  }
}

static int compare(const void *left, const void *right) {
  unsigned a = *(const unsigned *)left, b = *(const unsigned *)right;
  return (a > b) - (a < b);
}

/* Whether the flow is one of those that are to end. */
static int is_wanted(const struct search *search, const struct flow *flow) {
  if (search->kept == NULL) {
    return bsearch(&flow->owner, search->owners, search->owner_count, sizeof *search->owners, compare) != NULL;
  }
  if (flow->protocol == IPPROTO_TCP) return 0;
  /* The stable address comes first in what is compared. */
  const struct flow_end *kept =
    bsearch(&flow->destination, search->kept, search->kept_count, sizeof *search->kept, compare);
  return kept == NULL || kept->container != flow->owner;
}

static void keep(struct search *search, const struct flow *flow) {
  if (search->count == search->room) {
    size_t room = search->room == 0 ? 64 : search->room * 2;
    struct flow *grown = realloc(search->found, room * sizeof *grown);
    if (grown == NULL) {
      search->failure = -ENOMEM;
      return;
    }
    search->found = grown;
    search->room = room;
  }
  search->found[search->count++] = *flow;
}

static int read_flow(const struct nlmsghdr *header, void *data) {
  struct search *search = data;
  struct flow flow = {0};
  uint32_t original[2] = {0}, reply[2] = {0};
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof(struct nfgenmsg)) {
    if (mnl_attr_get_type(attribute) == CTA_TUPLE_REPLY) read_tuple(attribute, reply, NULL);
    if (mnl_attr_get_type(attribute) != CTA_TUPLE_ORIG) continue;
    read_tuple(attribute, original, &flow);
    flow.tuple_size = mnl_attr_get_payload_len(attribute);
    if (flow.tuple_size > tuple_limit) return MNL_CB_OK;
    memcpy(flow.tuple, mnl_attr_get_payload(attribute), flow.tuple_size);
  }
  flow.source = original[0];
  flow.destination = original[1];
  flow.owner = reply[0];
  if ((flow.destination & search->mask) != search->range) return MNL_CB_OK;
  if (is_wanted(search, &flow)) keep(search, &flow);
  return MNL_CB_OK;
}

static struct nlmsghdr *begin(void *buffer, int type, int flags, unsigned sequence) {
  struct nlmsghdr *header = mnl_nlmsg_put_header(buffer);
  header->nlmsg_type = (uint16_t)(NFNL_SUBSYS_CTNETLINK << 8 | type);
  header->nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags);
  header->nlmsg_seq = sequence;
  struct nfgenmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->nfgen_family = AF_INET;
  message->version = NFNETLINK_V0;
  return header;
}

/* The kernel need not show what it was told not to look for; one that does not know the filter shows everything. */
static void filter(struct nlmsghdr *header, uint32_t owner) {
  struct nlattr *tuple = mnl_attr_nest_start(header, CTA_TUPLE_REPLY);
  struct nlattr *addresses = mnl_attr_nest_start(header, CTA_TUPLE_IP);
  mnl_attr_put_u32(header, CTA_IP_V4_SRC, htonl(owner));
  mnl_attr_nest_end(header, addresses);
  mnl_attr_nest_end(header, tuple);
  struct nlattr *flags = mnl_attr_nest_start(header, CTA_FILTER);
  mnl_attr_put_u32(header, CTA_FILTER_REPLY_FLAGS, filter_source);
  mnl_attr_nest_end(header, flags);
}

static int find(struct mnl_socket *socket, struct search *search) {
  _Alignas(struct nlmsghdr) unsigned char request[request_limit];
  struct nlmsghdr *header = begin(request, IPCTNL_MSG_CT_GET, NLM_F_DUMP, 1);
  if (search->owner_count == 1) filter(header, search->owners[0]);
  int failure = talk(socket, header, header->nlmsg_len, 1, NULL, read_flow, search);
  if (failure < 0 && search->owner_count == 1) {
    header = begin(request, IPCTNL_MSG_CT_GET, NLM_F_DUMP, 2);
    failure = talk(socket, header, header->nlmsg_len, 2, NULL, read_flow, search);
  }
  return failure < 0 ? failure : search->failure;
}

static void end_socket(struct mnl_socket *diagnosis, const struct flow *flow, unsigned sequence) {
  if (flow->protocol != IPPROTO_TCP) return;
  _Alignas(struct nlmsghdr) unsigned char order[diagnosis_order];
  struct inet_diag_req_v2 whose = {
    .sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_TCP, .idiag_states = ~0U,
    .id = {
      .idiag_sport = flow->source_port, .idiag_dport = flow->destination_port,
      .idiag_src = {htonl(flow->source)}, .idiag_dst = {htonl(flow->destination)},
      .idiag_cookie = {INET_DIAG_NOCOOKIE, INET_DIAG_NOCOOKIE}}};
  struct nlmsghdr *header = diagnosis_put_end(order, sequence, &whose);
  /* One that has gone by itself is what was wanted. */
  talk(diagnosis, header, header->nlmsg_len, sequence, talk_absent, NULL, NULL);
}

static int end_entry(struct mnl_socket *socket, const struct flow *flow, unsigned sequence) {
  _Alignas(struct nlmsghdr) unsigned char request[request_limit];
  struct nlmsghdr *header = begin(request, IPCTNL_MSG_CT_DELETE, NLM_F_ACK, sequence);
  mnl_attr_put(header, CTA_TUPLE_ORIG | NLA_F_NESTED, flow->tuple_size, flow->tuple);
  return talk(socket, header, header->nlmsg_len, sequence, talk_absent, NULL, NULL);
}

static long end_all(struct mnl_socket *socket, const struct search *search) {
  struct mnl_socket *diagnosis = talk_open(NETLINK_SOCK_DIAG);
  long ended = 0;
  for (size_t i = 0; i < search->count; i++) {
    unsigned sequence = (unsigned)i + 3;
    if (diagnosis != NULL) end_socket(diagnosis, &search->found[i], sequence);
    int outcome = end_entry(socket, &search->found[i], sequence);
    if (outcome < 0 && ended >= 0) ended = outcome;
    if (outcome > 0 && ended >= 0) ended++;
  }
  if (diagnosis != NULL) mnl_socket_close(diagnosis);
  return ended;
}

static long search_and_end(struct search *search, unsigned range, unsigned prefix) {
  struct mnl_socket *socket = talk_open(NETLINK_NETFILTER);
  if (socket == NULL) return -errno;
  search->mask = prefix == 0 ? 0 : ~0U << (32 - prefix);
  search->range = range & search->mask;
  long result = find(socket, search);
  if (result == 0 && search->count > 0) result = end_all(socket, search);
  free(search->found);
  mnl_socket_close(socket);
  return result;
}

long flows_end(unsigned range, unsigned prefix, const unsigned *owners, unsigned long count) {
  if (count == 0) return 0;
  struct search search = {.owners = owners, .owner_count = count};
  return search_and_end(&search, range, prefix);
}

struct order {
  unsigned range, prefix;
  const unsigned *owners;
  unsigned long count;
  long *ended;
  int done;
};

static void *run(void *argument) {
  struct order order = *(struct order *)argument;
  free(argument);
  *order.ended = flows_end(order.range, order.prefix, order.owners, order.count);
  linux_notify(order.done);
  return NULL;
}

int flows_end_apart(unsigned range, unsigned prefix, const unsigned *owners, unsigned long count, long *ended) {
  struct order *order = malloc(sizeof *order);
  int done = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  int error = order == NULL || done == -1 ? ENOMEM : 0;
  if (error == 0) {
    *order = (struct order){range, prefix, owners, count, ended, done};
    error = linux_start_thread(run, order);
  }
  if (error == 0) return done;
  if (done != -1) close(done);
  free(order);
  return -error;
}

long flows_end_others(unsigned range, unsigned prefix, const struct flow_end *kept, unsigned long count) {
  static const struct flow_end nothing;
  struct search search = {.kept = count == 0 ? &nothing : kept, .kept_count = count};
  return search_and_end(&search, range, prefix);
}
