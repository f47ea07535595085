/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "routes.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "talk.h"

enum {
  /* Messages of one route each; their answers, 36 bytes apiece, fit into any receive buffer. */
  batch = 128,
  message_limit = 128,
};

struct routes {
  struct mnl_socket *socket;
  unsigned sequence;
  _Alignas(struct nlmsghdr) unsigned char messages[batch * message_limit];
};

struct listing {
  struct route *found;
  unsigned long limit;
  long count;
};

struct routes *routes_open(void) {
  struct routes *routes = calloc(1, sizeof *routes);
  if (routes == NULL) return NULL;
  routes->socket = talk_open(NETLINK_ROUTE);
  if (routes->socket != NULL) return routes;
  free(routes);
  return NULL;
}

void routes_close(struct routes *routes) {
  mnl_socket_close(routes->socket);
  free(routes);
}

unsigned routes_port(const struct routes *routes) { return mnl_socket_get_portid(routes->socket); }

static struct nlmsghdr *begin(struct routes *routes, void *at, int type, int flags) {
  struct nlmsghdr *header = mnl_nlmsg_put_header(at);
  header->nlmsg_type = (uint16_t)type;
  header->nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags);
  header->nlmsg_seq = routes->sequence;
  return header;
}

static int ask(struct routes *routes, const struct nlmsghdr *header) {
  return talk(routes->socket, header, header->nlmsg_len, routes->sequence, 0, NULL, NULL);
}

static void store(struct listing *listing, struct route route) {
  if ((unsigned long)listing->count < listing->limit) listing->found[listing->count] = route;
  listing->count++;
}

static int read_route(const struct nlmsghdr *header, void *data) {
  const struct rtmsg *message = mnl_nlmsg_get_payload(header);
  if (header->nlmsg_type != RTM_NEWROUTE || message->rtm_family != AF_INET) return MNL_CB_OK;
  unsigned table = message->rtm_table;
  struct route route = {
    .prefix = message->rtm_dst_len, .type = message->rtm_type, .protocol = message->rtm_protocol};
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof *message) {
    switch (mnl_attr_get_type(attribute)) {
      case RTA_DST: route.destination = ntohl(mnl_attr_get_u32(attribute)); break;
      case RTA_OIF: route.link = mnl_attr_get_u32(attribute); break;
      case RTA_TABLE: table = mnl_attr_get_u32(attribute); break;
    }
  }
  if (table == RT_TABLE_MAIN) store(data, route);
  return MNL_CB_OK;
}

static int read_address(const struct nlmsghdr *header, void *data) {
  const struct ifaddrmsg *message = mnl_nlmsg_get_payload(header);
  if (header->nlmsg_type != RTM_NEWADDR || message->ifa_family != AF_INET) return MNL_CB_OK;
  struct route route = {.prefix = message->ifa_prefixlen, .type = RTN_LOCAL, .link = message->ifa_index};
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof *message) {
    if (mnl_attr_get_type(attribute) == IFA_LOCAL) route.destination = ntohl(mnl_attr_get_u32(attribute));
  }
  store(data, route);
  return MNL_CB_OK;
}

static long list(struct routes *routes, int type, mnl_cb_t read, struct route *found, unsigned long count) {
  routes->sequence++;
  struct listing listing = {.found = found, .limit = count};
  struct nlmsghdr *header = begin(routes, routes->messages, type, NLM_F_DUMP);
  struct rtmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->rtm_family = AF_INET;
  int failure =
    talk(routes->socket, header, header->nlmsg_len, routes->sequence, 0, read, &listing);
  return failure < 0 ? failure : listing.count;
}

long routes_list(struct routes *routes, struct route *found, unsigned long count) {
  return list(routes, RTM_GETROUTE, read_route, found, count);
}

long routes_addresses(struct routes *routes, struct route *found, unsigned long count) {
  return list(routes, RTM_GETADDR, read_address, found, count);
}

static size_t put(struct routes *routes, void *at, int type, int flags, const struct route *route) {
  struct nlmsghdr *header = begin(routes, at, type, flags | NLM_F_ACK);
  struct rtmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->rtm_family = AF_INET;
  message->rtm_table = RT_TABLE_MAIN;
  message->rtm_dst_len = (unsigned char)route->prefix;
  message->rtm_type = (unsigned char)route->type;
  message->rtm_protocol = (unsigned char)route->protocol;
  message->rtm_scope = route->link == 0 ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK;
  mnl_attr_put_u32(header, RTA_DST, htonl(route->destination));
  if (route->link != 0) mnl_attr_put_u32(header, RTA_OIF, route->link);
  return header->nlmsg_len;
}

static int change(struct routes *routes, int type, int flags, int ignored, const struct route *of, unsigned long count) {
  for (unsigned long first = 0; first < count; first += batch) {
    routes->sequence++;
    size_t size = 0;
    for (unsigned long i = first; i < count && i < first + batch; i++) {
      size += put(routes, routes->messages + size, type, flags, &of[i]);
    }
    int failure = talk(routes->socket, routes->messages, size, routes->sequence, ignored, NULL, NULL);
    if (failure < 0) return failure;
  }
  return 0;
}

int routes_add(struct routes *routes, const struct route *wanted, unsigned long count) {
  return change(routes, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE, 0, wanted, count);
}

int routes_remove(struct routes *routes, const struct route *unwanted, unsigned long count) {
  return change(routes, RTM_DELROUTE, 0, -ESRCH, unwanted, count);
}

static int read_link(const struct nlmsghdr *header, void *data) {
  struct link_state *found = data;
  const struct ifinfomsg *message = mnl_nlmsg_get_payload(header);
  if (header->nlmsg_type != RTM_NEWLINK) return MNL_CB_OK;
  *found = (struct link_state){.number = (unsigned)message->ifi_index, .carrier = 1};
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof *message) {
    if (mnl_attr_get_type(attribute) == IFLA_CARRIER) found->carrier = mnl_attr_get_u8(attribute);
  }
  return MNL_CB_OK;
}

int routes_find_link(struct routes *routes, const char *name, struct link_state *found) {
  routes->sequence++;
  struct nlmsghdr *header = begin(routes, routes->messages, RTM_GETLINK, NLM_F_ACK);
  mnl_nlmsg_put_extra_header(header, sizeof(struct ifinfomsg));
  mnl_attr_put_strz(header, IFLA_IFNAME, name);
  return talk(routes->socket, header, header->nlmsg_len, routes->sequence, 0, read_link, found);
}

int routes_add_link(struct routes *routes, const char *name, const char *kind) {
  routes->sequence++;
  struct nlmsghdr *header =
    begin(routes, routes->messages, RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL);
  mnl_nlmsg_put_extra_header(header, sizeof(struct ifinfomsg));
  mnl_attr_put_strz(header, IFLA_IFNAME, name);
  struct nlattr *information = mnl_attr_nest_start(header, IFLA_LINKINFO);
  mnl_attr_put_str(header, IFLA_INFO_KIND, kind);
  mnl_attr_nest_end(header, information);
  return ask(routes, header);
}

static int change_link(struct routes *routes, int type, unsigned link, unsigned flags) {
  routes->sequence++;
  struct nlmsghdr *header = begin(routes, routes->messages, type, NLM_F_ACK);
  struct ifinfomsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->ifi_index = (int)link;
  message->ifi_flags = flags;
  message->ifi_change = flags;
  return ask(routes, header);
}

int routes_remove_link(struct routes *routes, unsigned link) { return change_link(routes, RTM_DELLINK, link, 0); }

int routes_link_up(struct routes *routes, unsigned link) { return change_link(routes, RTM_NEWLINK, link, IFF_UP); }

int routes_add_address(struct routes *routes, unsigned link, unsigned address) {
  routes->sequence++;
  struct nlmsghdr *header =
    begin(routes, routes->messages, RTM_NEWADDR, NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE);
  struct ifaddrmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->ifa_family = AF_INET;
  message->ifa_prefixlen = 32;
  message->ifa_index = link;
  mnl_attr_put_u32(header, IFA_LOCAL, htonl(address));
  mnl_attr_put_u32(header, IFA_ADDRESS, htonl(address));
  return ask(routes, header);
}
