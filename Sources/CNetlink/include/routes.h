/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_ROUTES_H
#define CNETLINK_ROUTES_H

/* rtnetlink(7): IPv4 routes of the main table, and addresses. Addresses are numbers in host order. Each call waits
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
  /* 0 for none, as of the next. */
  unsigned gateway;
  /* The kernel finds the one that leads to a gateway. */
  unsigned link;
};

/* Null with errno set. */
struct routes *routes_open(void);
void routes_close(struct routes *routes);

/* Its number in kernel answers: who made a change. */
unsigned routes_port(const struct routes *routes);

/* At most count of them are stored. Returns how many there are. */
long routes_list(struct routes *routes, struct route *found, unsigned long count);

/* The same, of routes with this protocol alone. */
long routes_list_made_by(struct routes *routes, unsigned protocol, struct route *found, unsigned long count);

/* Every address of this host as a route to itself: destination, prefix and link. */
long routes_addresses(struct routes *routes, struct route *found, unsigned long count);

/* Makes the route unless there is one to the same destination, whoever made that. */
int routes_prohibit(struct routes *routes, const struct route *range);

/* Makes those that are not there, and makes others to the same destination be as these. Notes the link of each that it
   made; a gateway that no link of this host leads to is no failure, and leaves the route as it was. */
int routes_add(struct routes *routes, struct route *wanted, unsigned long count);

/* Those that are gone already are no failure. */
int routes_remove(struct routes *routes, const struct route *unwanted, unsigned long count);

#endif
