/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_REACH_H
#define CNETLINK_REACH_H

/* rtnetlink(7): to which addresses this host has a way other than its default route. Needs no right. Each call waits for
   the kernel's answer, 200 ms at most, and returns a negative errno value where it fails. */
struct reach;

struct reach_way {
  /* In network order; of an IPv4 address the first four bytes count. */
  unsigned char address[16];
  int is_v6;
  /* A route over this link is no way; 0 for none. */
  unsigned closed_link;
  /* The link of the route that matches, 0 where none does, and whether it is a way. */
  unsigned link;
  int is_open;
};

/* Null with errno set. */
struct reach *reach_open(void);
void reach_close(struct reach *reach);

/* Notes the link of each, and whether there is a way. */
int reach_ask(struct reach *reach, struct reach_way *ways, unsigned long count);

/* A non-blocking descriptor, readable when routes, rules or links have changed; a negative errno value otherwise. */
int reach_changes(void);

/* Reads what there is. Returns 1 where an answer may be another one now, 0 where it cannot: `links`, sorted, are those of
   the last answers, and routes of the ignored protocol (rtm_protocol) are nobody's way. 1 also where the kernel had more
   to tell than it could hold. */
int reach_changed(int descriptor, const unsigned *links, unsigned long count, unsigned ignored_protocol);

#endif
