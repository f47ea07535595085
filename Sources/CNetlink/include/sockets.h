/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_SOCKETS_H
#define CNETLINK_SOCKETS_H

/* Ends this network namespace's TCP sockets whose peer is one of the addresses, whatever process they belong to
   (SOCK_DESTROY of linux/sock_diag.h): their owners read ECONNABORTED. Those stay that are listening, closed, in
   TIME_WAIT, or no process's any more.
   16 bytes an address in network order; an IPv4 one in its mapped form, ::ffff:a.b.c.d, which stands for sockets of
   both families. Waits for nothing but the kernel, at most 200 ms at a time.
   Returns how many it ended, or a negative errno value: EPERM without CAP_NET_ADMIN, EOPNOTSUPP from a kernel that
   cannot; either is found out only when there is something to end. */
long sockets_end(const unsigned char *addresses, unsigned long count);

#endif
