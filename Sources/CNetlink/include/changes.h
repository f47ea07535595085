/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_CHANGES_H
#define CNETLINK_CHANGES_H

/* What others do to the kernel's rules and routes, as it tells whoever listens. Each of these is a non-blocking
   descriptor, readable when there is something to read; negative errno values otherwise. */
int changes_of_rules(void);
int changes_of_routes(void);

/* Read what there is. Return whether it may concern us (1) or not (0), or a negative errno value; 1 also where the kernel
   had more to tell than it could hold. */

/* Somebody else's change touched the table; our_port is the netlink port id of our own changes, 0 for none. */
int changes_touch_table(int descriptor, const char *table, unsigned our_port);

struct route_watch {
  /* As a number in host order, and how many of its bits count; routes to fewer than so many bits overlap nothing. */
  unsigned range, prefix, least_prefix;
  /* The netlink port id of our own changes, 0 for none. */
  unsigned our_port;
  /* Those that our routes lead over. */
  const unsigned *links;
  unsigned long link_count;
  /* Whether any new route may be what we wait for. */
  int awaits_routes;
};

/* Somebody else made or took away a route or an address that overlaps the range, brought one of the links up or down, or
   made what we wait for. */
int changes_touch_routes(int descriptor, const struct route_watch *watch);

#endif
