/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_CHANGES_H
#define CNETLINK_CHANGES_H

/* What others do to the kernel's rules and routes, as it tells whoever listens. Each of these is a non-blocking
   descriptor, readable when there is something to read; negative errno values otherwise. */
int changes_of_rules(void);
int changes_of_routes(void);

/* Read what there is. Return whether it may concern us (1) or not (0), or a negative errno value; 1 also where the kernel
   had more to tell than it could hold. */

/* Somebody else's transaction touched the table. */
int changes_touch_table(int descriptor, const char *table);

/* A route to the range went that was not taken away through our socket, or the link changed. */
int changes_touch_routes(int descriptor, unsigned range, unsigned prefix, unsigned link, unsigned our_port);

#endif
