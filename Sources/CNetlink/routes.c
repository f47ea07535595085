/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "routes.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "talk.h"

enum {
  /* Messages of one route each. Each is answered by two small ones, and all of those fit into any receive buffer. */
  batch = 64,
  message_limit = 128,
  /* Of a list that somebody else's change cut short. */
  attempts = 8,
};

struct routes {
  struct mnl_socket *socket;
  unsigned sequence;
  /* The kernel lists only what it is asked for (Linux 4.20 on), however many routes others have. */
  int is_strict;
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
  if (routes->socket == NULL) {
    free(routes);
    return NULL;
  }
  int on = 1;
  routes->is_strict = mnl_socket_setsockopt(routes->socket, NETLINK_GET_STRICT_CHK, &on, sizeof on) == 0;
  return routes;
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

static void store(struct listing *listing, struct route route) {
  if ((unsigned long)listing->count < listing->limit) listing->found[listing->count] = route;
  listing->count++;
}

/* False where it is none of the main table. */
static int read_route(const struct nlmsghdr *header, struct route *route) {
  const struct rtmsg *message = mnl_nlmsg_get_payload(header);
  if (header->nlmsg_type != RTM_NEWROUTE || message->rtm_family != AF_INET) return 0;
  unsigned table = message->rtm_table;
  *route = (struct route){
    .prefix = message->rtm_dst_len, .type = message->rtm_type, .protocol = message->rtm_protocol};
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof *message) {
    switch (mnl_attr_get_type(attribute)) {
      case RTA_DST: route->destination = ntohl(mnl_attr_get_u32(attribute)); break;
      case RTA_GATEWAY: route->gateway = ntohl(mnl_attr_get_u32(attribute)); break;
      case RTA_OIF: route->link = mnl_attr_get_u32(attribute); break;
      case RTA_TABLE: table = mnl_attr_get_u32(attribute); break;
    }
  }
  return table == RT_TABLE_MAIN;
}

static int list_route(const struct nlmsghdr *header, void *data) {
  struct route route;
  if (read_route(header, &route)) store(data, route);
  return MNL_CB_OK;
}

static int list_address(const struct nlmsghdr *header, void *data) {
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

/* Sends the request for a dump, again where somebody else's change cut it short. */
static long list(struct routes *routes, struct nlmsghdr *header, mnl_cb_t read, struct route *found,
                 unsigned long count) {
  struct listing listing = {.found = found, .limit = count};
  int failure = 0;
  for (int i = 0; i < attempts; i++) {
    listing.count = 0;
    header->nlmsg_seq = ++routes->sequence;
    failure = talk(routes->socket, header, header->nlmsg_len, routes->sequence, NULL, read, &listing);
    if (failure != -EINTR) break;
  }
  return failure < 0 ? failure : listing.count;
}

static long list_routes(struct routes *routes, unsigned protocol, struct route *found, unsigned long count) {
  struct nlmsghdr *header = begin(routes, routes->messages, RTM_GETROUTE, NLM_F_DUMP);
  struct rtmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->rtm_family = AF_INET;
  message->rtm_table = RT_TABLE_MAIN;
  message->rtm_protocol = (unsigned char)protocol;
  return list(routes, header, list_route, found, count);
}

long routes_list(struct routes *routes, struct route *found, unsigned long count) {
  return list_routes(routes, RTPROT_UNSPEC, found, count);
}

long routes_list_made_by(struct routes *routes, unsigned protocol, struct route *found, unsigned long count) {
  if (routes->is_strict) {
    long listed = list_routes(routes, protocol, found, count);
    /* No table is the main one before anybody has used it. */
    return listed == -ENOENT ? 0 : listed;
  }
  long listed = list_routes(routes, RTPROT_UNSPEC, found, count);
  if (listed < 0 || (unsigned long)listed > count) return listed;
  long kept = 0;
  for (long i = 0; i < listed; i++) {
    if (found[i].protocol == protocol) found[kept++] = found[i];
  }
  return kept;
}

long routes_addresses(struct routes *routes, struct route *found, unsigned long count) {
  struct nlmsghdr *header = begin(routes, routes->messages, RTM_GETADDR, NLM_F_DUMP);
  struct ifaddrmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->ifa_family = AF_INET;
  return list(routes, header, list_address, found, count);
}

static size_t put(struct routes *routes, void *at, int type, int flags, const struct route *route) {
  struct nlmsghdr *header = begin(routes, at, type, flags | NLM_F_ACK);
  struct rtmsg *message = mnl_nlmsg_put_extra_header(header, sizeof *message);
  message->rtm_family = AF_INET;
  message->rtm_table = RT_TABLE_MAIN;
  message->rtm_dst_len = (unsigned char)route->prefix;
  message->rtm_type = (unsigned char)route->type;
  message->rtm_protocol = (unsigned char)route->protocol;
  message->rtm_scope = RT_SCOPE_UNIVERSE;
  mnl_attr_put_u32(header, RTA_DST, htonl(route->destination));
  if (route->gateway != 0) mnl_attr_put_u32(header, RTA_GATEWAY, htonl(route->gateway));
  return header->nlmsg_len;
}

static int change(struct routes *routes, int type, int flags, const int *ignored, const struct route *of,
                  unsigned long count, mnl_cb_t read, void *data) {
  for (unsigned long first = 0; first < count; first += batch) {
    routes->sequence++;
    size_t size = 0;
    for (unsigned long i = first; i < count && i < first + batch; i++) {
      size += put(routes, routes->messages + size, type, flags, &of[i]);
    }
    int failure = talk(routes->socket, routes->messages, size, routes->sequence, ignored, read, data);
    if (failure < 0) return failure;
  }
  return 0;
}

struct additions {
  struct route *wanted;
  unsigned long count, next;
};

/* The kernel tells of each that it made, in the order in which they were asked for. */
static int note_link(const struct nlmsghdr *header, void *data) {
  struct additions *additions = data;
  struct route made;
  if (!read_route(header, &made)) return MNL_CB_OK;
  for (unsigned long i = additions->next; i < additions->count; i++) {
    if (additions->wanted[i].destination != made.destination) continue;
    additions->wanted[i].link = made.link;
    additions->next = i + 1;
    break;
  }
  return MNL_CB_OK;
}

int routes_add(struct routes *routes, struct route *wanted, unsigned long count) {
  /* The kernel's words for a gateway that nothing leads to, that a route of another type stands for, or whose link is
     down. */
  static const int unreachable[] = {-ENETUNREACH, -EHOSTUNREACH, -EACCES, -EINVAL, -EAGAIN, -ENETDOWN, 0};
  struct additions additions = {.wanted = wanted, .count = count};
  for (unsigned long i = 0; i < count; i++) wanted[i].link = 0;
  return change(routes, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE | NLM_F_ECHO, unreachable, wanted, count, note_link,
                &additions);
}

int routes_prohibit(struct routes *routes, const struct route *range) {
  static const int present[] = {-EEXIST, 0};
  return change(routes, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, present, range, 1, NULL, NULL);
}

int routes_remove(struct routes *routes, const struct route *unwanted, unsigned long count) {
  return change(routes, RTM_DELROUTE, 0, talk_absent, unwanted, count, NULL, NULL);
}
