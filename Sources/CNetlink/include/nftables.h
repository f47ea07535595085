/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_NFTABLES_H
#define CNETLINK_NFTABLES_H

/* The one nftables table of this program, `ip dokku_listeners`, over netlink (libnftnl). Every request names the table,
   so that neither its cost nor its success depends on what other programs have in the kernel. Addresses are numbers in
   host order. Each call waits for the kernel alone, 200 ms at most, and returns a negative errno value where it fails. */
struct nftables;

/* An element of the map: packets to the first address are rewritten to go to the second one. */
struct nftables_element {
  unsigned stable, container;
};

/* Null with errno set. */
struct nftables *nftables_open(void);
void nftables_close(struct nftables *nftables);

/* The netlink port id by which notifications of this object's own changes are recognised. */
unsigned nftables_port(const struct nftables *nftables);

/* The name of the table. */
#define NFTABLES_TABLE "dokku_listeners"

/* Returns 1 where the table is there and was made by this program, 0 where somebody else made it, and -ENOENT where there
   is none. */
int nftables_owned(struct nftables *nftables);

/* Puts a new table with these elements in place of whatever it held, in one transaction, so that no packet meets half of
   it. Packets that this host sends to the range are rewritten by the map; those that it forwards there are dropped. */
int nftables_replace(struct nftables *nftables, unsigned range, unsigned prefix, const struct nftables_element *elements,
                     unsigned long count);

/* Removes elements by their stable addresses, then adds others, in one transaction. Fails with -ENOENT where one that is
   to be removed is not there, and with -EEXIST where one that is to be added has another container. */
int nftables_change(struct nftables *nftables, const unsigned *removed, unsigned long removed_count,
                    const struct nftables_element *added, unsigned long added_count);

/* Deletes the table. One that is not there is no failure. */
int nftables_delete(struct nftables *nftables);

/* At most count of the map's elements are stored. Returns how many there are, -ENOENT where there is no map. */
long nftables_elements(struct nftables *nftables, struct nftables_element *found, unsigned long count);

/* What the kernel says of the table, its chains, their rules and its map, elements and counters apart: the same bytes as
   long as nobody changes any of it. At most size bytes are stored. Returns how many there are. */
long nftables_shape(struct nftables *nftables, unsigned char *bytes, unsigned long size);

#endif
