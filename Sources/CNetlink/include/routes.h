/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_ROUTES_H
#define CNETLINK_ROUTES_H

/* rtnetlink(7): IPv4 routes of the main table, addresses and links. Addresses are numbers in host order. Each call waits
   for the kernel's answer, 200 ms at most, and returns a negative errno value where it fails. */
struct routes;

struct route {
  unsigned destination;
  /* Bits of the destination that count. */
  unsigned prefix;
  /* RTN_* of linux/rtnetlink.h. */
  unsigned type;
  /* Who made it. */
  unsigned protocol;
  /* 0 for none. */
  unsigned link;
};

struct link_state {
  unsigned number;
  /* Where it is 0 the kernel may pass over routes by this link (IFLA_CARRIER). */
  int carrier;
};

/* Null with errno set. */
struct routes *routes_open(void);
void routes_close(struct routes *routes);

/* Its number in kernel answers: who made a change. */
unsigned routes_port(const struct routes *routes);

/* At most count of them are stored. Returns how many there are. */
long routes_list(struct routes *routes, struct route *found, unsigned long count);

/* Every address of this host as a route to itself: destination, prefix and link. */
long routes_addresses(struct routes *routes, struct route *found, unsigned long count);

/* Makes those that are not there, and makes others to the same destination be as these. */
int routes_add(struct routes *routes, const struct route *wanted, unsigned long count);

/* Those that are gone already are no failure. */
int routes_remove(struct routes *routes, const struct route *unwanted, unsigned long count);

/* -ENODEV where there is none of that name. */
int routes_find_link(struct routes *routes, const char *name, struct link_state *found);

/* kind: as `ip link add ... type` has it. */
int routes_add_link(struct routes *routes, const char *name, const char *kind);
int routes_remove_link(struct routes *routes, unsigned link);
int routes_link_up(struct routes *routes, unsigned link);
int routes_add_address(struct routes *routes, unsigned link, unsigned address);

#endif
