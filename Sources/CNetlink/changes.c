/* SPDX-License-Identifier: MIT */
#include "changes.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { buffer_size = 32768, receive_buffer = 1 << 20, datagrams_a_turn = 64 };

static int join(int bus, const unsigned *groups, unsigned long count) {
  int descriptor = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, bus);
  if (descriptor == -1) return -errno;
  int size = receive_buffer;
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  int failed = bind(descriptor, (struct sockaddr *)&address, sizeof address);
  /* More than an ordinary limit allows, where we may; a full buffer is told and made up for. */
  if (setsockopt(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) != 0) {
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }
  for (unsigned long i = 0; i < count && failed == 0; i++) {
    failed = setsockopt(descriptor, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &groups[i], sizeof groups[i]);
  }
  if (failed == 0) return descriptor;
  int failure = errno;
  close(descriptor);
  return -failure;
}

int changes_of_rules(void) {
  static const unsigned groups[] = {NFNLGRP_NFTABLES};
  return join(NETLINK_NETFILTER, groups, 1);
}

int changes_of_routes(void) {
  static const unsigned groups[] = {RTNLGRP_IPV4_ROUTE, RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR};
  return join(NETLINK_ROUTE, groups, 3);
}

/* Reads at most so many datagrams: a neighbour that never stops must not hold up whoever reads. */
static int drain(int descriptor, int (*read)(const struct nlmsghdr *, void *), void *data) {
  _Alignas(struct nlmsghdr) static _Thread_local unsigned char buffer[buffer_size];
  int concerned = 0;
  for (int i = 0; i < datagrams_a_turn;) {
    ssize_t size = recv(descriptor, buffer, sizeof buffer, 0);
    if (size < 0 && errno == EAGAIN) return concerned;
    if (size < 0 && errno == EINTR) continue;
    i++;
    /* Some were dropped: nobody knows which. */
    if (size < 0 && errno == ENOBUFS) {
      concerned = 1;
      continue;
    }
    if (size < 0) return -errno;
    int left = (int)size;
    for (const struct nlmsghdr *header = (struct nlmsghdr *)buffer; mnl_nlmsg_ok(header, left);
         header = mnl_nlmsg_next(header, &left)) {
      if (!concerned && read(header, data)) concerned = 1;
    }
  }
  return concerned;
}

/* The kernel's own doing has no port id. */
static int is_own(const struct nlmsghdr *header, unsigned our_port) {
  return our_port != 0 && header->nlmsg_pid == our_port;
}

struct rules {
  const char *table;
  unsigned our_port;
};

/* Every message about tables and what is in them has the table's name as its first attribute. */
static int is_about(const struct nlmsghdr *header, const char *table) {
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof(struct nfgenmsg)) {
    if (mnl_attr_get_type(attribute) == NFTA_TABLE_NAME) {
      return strncmp(mnl_attr_get_str(attribute), table, mnl_attr_get_payload_len(attribute)) == 0;
    }
  }
  return 0;
}

static int read_rule(const struct nlmsghdr *header, void *data) {
  const struct rules *rules = data;
  if (is_own(header, rules->our_port) || header->nlmsg_type >> 8 != NFNL_SUBSYS_NFTABLES) return 0;
  return (header->nlmsg_type & 0xff) != NFT_MSG_NEWGEN && is_about(header, rules->table);
}

int changes_touch_table(int descriptor, const char *table, unsigned our_port) {
  struct rules rules = {.table = table, .our_port = our_port};
  return drain(descriptor, read_rule, &rules);
}

static int is_in_range(uint32_t address, unsigned prefix, const struct route_watch *watch) {
  unsigned common = prefix < watch->prefix ? prefix : watch->prefix;
  return prefix >= watch->least_prefix && common > 0 && (address ^ watch->range) >> (32 - common) == 0;
}

static int is_route_in_range(const struct nlmsghdr *header, const struct route_watch *watch) {
  const struct rtmsg *message = mnl_nlmsg_get_payload(header);
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof *message) {
    if (mnl_attr_get_type(attribute) != RTA_DST || message->rtm_family != AF_INET) continue;
    return is_in_range(ntohl(mnl_attr_get_u32(attribute)), message->rtm_dst_len, watch);
  }
  return 0;
}

static int is_address_in_range(const struct nlmsghdr *header, const struct route_watch *watch) {
  const struct ifaddrmsg *message = mnl_nlmsg_get_payload(header);
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof *message) {
    if (mnl_attr_get_type(attribute) != IFA_LOCAL || message->ifa_family != AF_INET) continue;
    return is_in_range(ntohl(mnl_attr_get_u32(attribute)), 32, watch);
  }
  return 0;
}

static int is_used(unsigned link, const struct route_watch *watch) {
  for (unsigned long i = 0; i < watch->link_count; i++) {
    if (watch->links[i] == link) return 1;
  }
  return 0;
}

/* The kernel does not tell of routes that go because their link goes down or away. What else changes of a link, as a bridge
   does with each container, is no matter. */
static int read_change(const struct nlmsghdr *header, void *data) {
  const struct route_watch *watch = data;
  if (is_own(header, watch->our_port)) return 0;
  const struct ifinfomsg *message = mnl_nlmsg_get_payload(header);
  switch (header->nlmsg_type) {
    case RTM_DELROUTE: return is_route_in_range(header, watch);
    case RTM_NEWROUTE: return watch->awaits_routes || is_route_in_range(header, watch);
    case RTM_NEWADDR:
    case RTM_DELADDR: return is_address_in_range(header, watch);
    case RTM_NEWLINK: return (message->ifi_change & IFF_UP) != 0 && is_used((unsigned)message->ifi_index, watch);
    case RTM_DELLINK: return is_used((unsigned)message->ifi_index, watch);
  }
  return 0;
}

int changes_touch_routes(int descriptor, const struct route_watch *watch) {
  struct route_watch watched = *watch;
  return drain(descriptor, read_change, &watched);
}
