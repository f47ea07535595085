/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_DIAGNOSIS_H
#define CNETLINK_DIAGNOSIS_H

#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>

/* Room for one order. */
enum { diagnosis_order = 128 };

/* Writes an order to end a socket of this host, whoever's it is (SOCK_DESTROY of linux/sock_diag.h). */
struct nlmsghdr *diagnosis_put_end(void *at, unsigned sequence, const struct inet_diag_req_v2 *whose);

#endif
