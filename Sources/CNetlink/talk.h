/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_TALK_H
#define CNETLINK_TALK_H

#include <libmnl/libmnl.h>
#include <stddef.h>

/* What the kernel fills at most in one go. */
enum { talk_buffer = 32768 };

/* A netlink socket that waits 200 ms for an answer. Null with errno set. */
struct mnl_socket *talk_open(int bus);

/* To be ignored where something is to go: the kernel's words for what is not there. */
extern const int talk_absent[];

/* Sends messages that all have the sequence number, and reads what comes until the last one is acknowledged or the dump
   is over. Returns how many of them were carried out, or the first failure as a negative errno value. `ignored`, negative
   errno values with a 0 at the end, or null, are neither. */
int talk(struct mnl_socket *socket, const void *messages, size_t size, unsigned sequence, const int *ignored,
         mnl_cb_t read, void *data);

#endif
