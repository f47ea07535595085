/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_FLOWS_H
#define CNETLINK_FLOWS_H

/* Ends what the kernel's table of connections (conntrack) has going from an address of a range to one of the owners: the
   entry, and over TCP the socket of this host, whose process reads ECONNABORTED. Addresses are numbers in host order,
   owners sorted. Waits for the kernel only, 200 ms at a time.
   Returns how many entries it ended, or a negative errno value. */
long flows_end(unsigned range, unsigned prefix, const unsigned *owners, unsigned long count);

/* The same in a thread of its own: the table takes some 10 ms to search, whatever is in it. Returns an eventfd that is
   readable once *ended holds what flows_end() returned, or a negative errno value. Owners and ended must last until then. */
int flows_end_apart(unsigned range, unsigned prefix, const unsigned *owners, unsigned long count, long *ended);

/* The container that a stable address is forwarded to. */
struct flow_end {
  unsigned stable, container;
};

/* Ends the entries from an address of the range to any container but its own, TCP apart: a stranger refuses the segments of
   a connection that it does not know, but would take datagrams. Kept ones are sorted by their stable addresses. */
long flows_end_others(unsigned range, unsigned prefix, const struct flow_end *kept, unsigned long count);

#endif
