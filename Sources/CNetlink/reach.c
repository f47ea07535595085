/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "reach.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "talk.h"

enum {
  /* Questions that go out together; their answers fit into any receive buffer. */
  batch = 32,
  question_limit = 64,
};

struct reach {
  struct mnl_socket *socket;
  unsigned sequence;
  _Alignas(struct nlmsghdr) unsigned char questions[batch * question_limit];
};

struct reach *reach_open(void) {
  struct reach *reach = calloc(1, sizeof *reach);
  if (reach == NULL) return NULL;
  reach->socket = talk_open(NETLINK_ROUTE);
  if (reach->socket != NULL) return reach;
  free(reach);
  return NULL;
}

void reach_close(struct reach *reach) {
  mnl_socket_close(reach->socket);
  free(reach);
}

/* Asks for the route itself, not for what a packet would make of it: whether it is the default one shows only so. */
static size_t put(void *at, unsigned sequence, const struct reach_way *way) {
  struct nlmsghdr *header = mnl_nlmsg_put_header(at);
  header->nlmsg_type = RTM_GETROUTE;
  header->nlmsg_flags = NLM_F_REQUEST;
  header->nlmsg_seq = sequence;
  struct rtmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  size_t size = way->is_v6 ? 16 : 4;
  message->rtm_family = way->is_v6 ? AF_INET6 : AF_INET;
  message->rtm_dst_len = (unsigned char)(size * 8);
  message->rtm_flags = RTM_F_FIB_MATCH;
  mnl_attr_put(header, RTA_DST, size, way->address);
  return header->nlmsg_len;
}

static unsigned link_of(const struct nlmsghdr *header) {
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof(struct rtmsg)) {
    if (mnl_attr_get_type(attribute) == RTA_OIF) return mnl_attr_get_u32(attribute);
    if (mnl_attr_get_type(attribute) == RTA_MULTIPATH && mnl_attr_get_payload_len(attribute) >= sizeof(struct rtnexthop)) {
      return (unsigned)((const struct rtnexthop *)mnl_attr_get_payload(attribute))->rtnh_ifindex;
    }
  }
  return 0;
}

static void take_route(const struct nlmsghdr *header, struct reach_way *way) {
  const struct rtmsg *message = mnl_nlmsg_get_payload(header);
  int leads = message->rtm_type == RTN_UNICAST || message->rtm_type == RTN_LOCAL;
  int is_down = (message->rtm_flags & (RTNH_F_LINKDOWN | RTNH_F_DEAD)) != 0;
  /* Half of all addresses is how VPNs spell a default route that outranks the host's own. */
  int is_default = message->rtm_dst_len <= 1;
  way->link = link_of(header);
  way->is_open = leads && !is_down && !is_default && (way->closed_link == 0 || way->link != way->closed_link);
}

/* The kernel's words for no route, and for one that refuses. */
static int is_no_way(int error) {
  return error == -ENETUNREACH || error == -EHOSTUNREACH || error == -EACCES || error == -EINVAL || error == -ENETDOWN;
}

/* Of one question's answer. Returns 0, or what keeps the kernel from answering. */
static int take(const struct nlmsghdr *header, struct reach_way *way) {
  way->link = 0;
  way->is_open = 0;
  if (header->nlmsg_type == RTM_NEWROUTE) {
    take_route(header, way);
    return 0;
  }
  if (header->nlmsg_type != NLMSG_ERROR) return -EPROTO;
  const struct nlmsgerr *answer = mnl_nlmsg_get_payload(header);
  return is_no_way(answer->error) ? 0 : answer->error;
}

/* Every question has one answer, a route or an error. */
static int read_answers(struct reach *reach, struct reach_way *ways, unsigned count) {
  _Alignas(struct nlmsghdr) static _Thread_local unsigned char buffer[talk_buffer];
  int failure = 0;
  for (unsigned left = count; left > 0;) {
    ssize_t received = mnl_socket_recvfrom(reach->socket, buffer, sizeof buffer);
    if (received < 0 && errno == EINTR) continue;
    if (received < 0) return errno == EAGAIN ? -ETIMEDOUT : -errno;
    int size = (int)received;
    for (const struct nlmsghdr *header = (struct nlmsghdr *)buffer; mnl_nlmsg_ok(header, size);
         header = mnl_nlmsg_next(header, &size)) {
      unsigned number = header->nlmsg_seq - reach->sequence;
      if (number >= count) continue;
      int refused = take(header, &ways[number]);
      if (failure == 0) failure = refused;
      left--;
    }
  }
  return failure;
}

int reach_ask(struct reach *reach, struct reach_way *ways, unsigned long count) {
  for (unsigned long first = 0; first < count; first += batch) {
    unsigned asked = count - first < batch ? (unsigned)(count - first) : batch;
    size_t size = 0;
    for (unsigned i = 0; i < asked; i++) {
      size += put(reach->questions + size, reach->sequence + i, &ways[first + i]);
    }
    int failure = mnl_socket_sendto(reach->socket, reach->questions, size) < 0 ? -errno : 0;
    if (failure == 0) failure = read_answers(reach, &ways[first], asked);
    reach->sequence += asked;
    if (failure < 0) return failure;
  }
  return 0;
}

int reach_changes(void) {
  static const unsigned groups[] = {RTNLGRP_LINK,       RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE,
                                    RTNLGRP_IPV4_RULE,  RTNLGRP_IPV6_RULE};
  int descriptor = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
  if (descriptor == -1) return -errno;
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  int failed = bind(descriptor, (struct sockaddr *)&address, sizeof address);
  for (size_t i = 0; i < sizeof groups / sizeof *groups && failed == 0; i++) {
    failed = setsockopt(descriptor, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &groups[i], sizeof groups[i]);
  }
  if (failed == 0) return descriptor;
  int failure = errno;
  close(descriptor);
  return -failure;
}

struct watched {
  const unsigned *links;
  unsigned long count;
  unsigned ignored_protocol;
};

static int compare(const void *left, const void *right) {
  unsigned a = *(const unsigned *)left, b = *(const unsigned *)right;
  return (a > b) - (a < b);
}

/* A link that comes up brings routes along, of which the kernel tells; of those that go with a link it does not. */
static int concerns(const struct nlmsghdr *header, const struct watched *watched) {
  const struct rtmsg *route = mnl_nlmsg_get_payload(header);
  const struct ifinfomsg *link = mnl_nlmsg_get_payload(header);
  unsigned index;
  switch (header->nlmsg_type) {
    case RTM_NEWROUTE:
    case RTM_DELROUTE: return route->rtm_protocol != watched->ignored_protocol;
    case RTM_NEWRULE:
    case RTM_DELRULE: return 1;
    case RTM_NEWLINK:
    case RTM_DELLINK:
      if (link->ifi_family != AF_UNSPEC) return 0;
      index = (unsigned)link->ifi_index;
      return bsearch(&index, watched->links, watched->count, sizeof index, compare) != NULL;
  }
  return 0;
}

int reach_changed(int descriptor, const unsigned *links, unsigned long count, unsigned ignored_protocol) {
  _Alignas(struct nlmsghdr) static _Thread_local unsigned char buffer[talk_buffer];
  struct watched watched = {.links = links, .count = count, .ignored_protocol = ignored_protocol};
  int concerned = 0;
  for (;;) {
    ssize_t received = recv(descriptor, buffer, sizeof buffer, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received < 0 && errno == ENOBUFS) {
      concerned = 1;
      continue;
    }
    if (received < 0) return errno == EAGAIN ? concerned : -errno;
    int size = (int)received;
    for (const struct nlmsghdr *header = (struct nlmsghdr *)buffer; mnl_nlmsg_ok(header, size);
         header = mnl_nlmsg_next(header, &size)) {
      if (concerns(header, &watched)) concerned = 1;
    }
  }
}
