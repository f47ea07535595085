/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "nftables.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <libnftnl/chain.h>
#include <libnftnl/common.h>
#include <libnftnl/expr.h>
#include <libnftnl/rule.h>
#include <libnftnl/set.h>
#include <libnftnl/table.h>
#include <libnftnl/udata.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_nat.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <netinet/ip.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "talk.h"

static const char table_name[] = NFTABLES_TABLE;
static const char map[] = "live", rewriting[] = "out", dropping[] = "forward";

/* The comment of the table and of its map, which nft lists, and by which this program knows its own table. */
static const char mark[] = "dokku-event-listener";

enum {
  /* Before other rules that rewrite destinations (priority -100, nft(8)), Docker's among them. */
  rewrite_priority = -110,
  /* Before other rules that filter (0). */
  drop_priority = -10,
  /* nft's number of the type ipv4_addr, by which it lists elements, and of big endian. */
  address_type = 7,
  big_endian = 2,
  /* An attribute holds at most 64 KB: some 28 bytes an element. */
  elements_a_message = 1000,
  message_limit = 1 << 16,
  mark_limit = 64,
  /* Of a dump or a transaction that somebody else's change cut short. */
  attempts = 8,
};

struct nftables {
  struct mnl_socket *socket;
  unsigned sequence;
  /* The transaction that is being built. */
  unsigned char *batch;
  size_t size, capacity;
  /* The first failure to build it. */
  int failure;
};

struct nftables *nftables_open(void) {
  struct nftables *nftables = calloc(1, sizeof *nftables);
  if (nftables == NULL) return NULL;
  nftables->socket = talk_open(NETLINK_NETFILTER);
  if (nftables->socket != NULL) return nftables;
  free(nftables);
  return NULL;
}

void nftables_close(struct nftables *nftables) {
  mnl_socket_close(nftables->socket);
  free(nftables->batch);
  free(nftables);
}

unsigned nftables_port(const struct nftables *nftables) { return mnl_socket_get_portid(nftables->socket); }

/* Transactions. Messages are appended to the batch; what cannot be built is remembered and fails the commit. */

static void fail(struct nftables *nftables) {
  if (nftables->failure == 0) nftables->failure = -ENOMEM;
}

/* Room for one more message, or null. */
static void *next_message(struct nftables *nftables) {
  if (nftables->capacity - nftables->size < 2 * message_limit) {
    size_t capacity = nftables->capacity + 4 * message_limit;
    unsigned char *batch = realloc(nftables->batch, capacity);
    if (batch == NULL) {
      fail(nftables);
      return NULL;
    }
    nftables->batch = batch;
    nftables->capacity = capacity;
  }
  return nftables->batch + nftables->size;
}

static void append(struct nftables *nftables, const struct nlmsghdr *header) {
  nftables->size += NLMSG_ALIGN(header->nlmsg_len);
}

static void begin(struct nftables *nftables) {
  nftables->sequence++;
  nftables->size = 0;
  nftables->failure = 0;
  void *at = next_message(nftables);
  if (at != NULL) append(nftables, nftnl_batch_begin(at, nftables->sequence));
}

static struct nlmsghdr *message(struct nftables *nftables, void *at, int type, int flags) {
  return nftnl_nlmsg_build_hdr(at, (uint16_t)type, NFPROTO_IPV4, (uint16_t)(flags | NLM_F_ACK), nftables->sequence);
}

/* A transaction of some megabytes is one datagram. */
static void make_room_to_send(struct nftables *nftables) {
  int size = (int)(2 * nftables->size);
  if (size > 1 << 17) {
    setsockopt(mnl_socket_get_fd(nftables->socket), SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);
  }
}

/* Whether the same transaction may go through the next time. */
static int is_passing(int failure) {
  return failure == -EAGAIN || failure == -EINTR || failure == -EBUSY || failure == -ENOBUFS;
}

/* Answers to an attempt that failed may still be on their way. */
static void renumber(struct nftables *nftables) {
  nftables->sequence++;
  int left = (int)nftables->size;
  for (struct nlmsghdr *header = (struct nlmsghdr *)nftables->batch; mnl_nlmsg_ok(header, left);
       header = mnl_nlmsg_next(header, &left)) {
    header->nlmsg_seq = nftables->sequence;
  }
}

static int commit(struct nftables *nftables) {
  void *at = next_message(nftables);
  if (at != NULL) append(nftables, nftnl_batch_end(at, nftables->sequence));
  if (nftables->failure < 0) return nftables->failure;
  make_room_to_send(nftables);
  int result = 0;
  for (int i = 0; i < attempts; i++) {
    result = talk(nftables->socket, nftables->batch, nftables->size, nftables->sequence, NULL, NULL, NULL);
    if (!is_passing(result)) break;
    renumber(nftables);
  }
  return result < 0 ? result : 0;
}

static struct nftnl_udata_buf *marked(void) { return nftnl_udata_buf_alloc(mark_limit); }

static void put_table(struct nftables *nftables, int type, int flags) {
  void *at = next_message(nftables);
  struct nftnl_table *table = nftnl_table_alloc();
  struct nftnl_udata_buf *comment = marked();
  if (at == NULL || table == NULL || comment == NULL || !nftnl_udata_put_strz(comment, NFTNL_UDATA_TABLE_COMMENT, mark)) {
    fail(nftables);
  } else {
    nftnl_table_set_str(table, NFTNL_TABLE_NAME, table_name);
    if (type == NFT_MSG_NEWTABLE) {
      nftnl_table_set_data(table, NFTNL_TABLE_USERDATA, nftnl_udata_buf_data(comment), nftnl_udata_buf_len(comment));
    }
    struct nlmsghdr *header = message(nftables, at, type, flags);
    nftnl_table_nlmsg_build_payload(header, table);
    append(nftables, header);
  }
  if (comment != NULL) nftnl_udata_buf_free(comment);
  if (table != NULL) nftnl_table_free(table);
}

/* Deletes the table, there or not: it is made first, if need be, within the same transaction. */
static void put_deletion(struct nftables *nftables) {
  put_table(nftables, NFT_MSG_NEWTABLE, NLM_F_CREATE);
  put_table(nftables, NFT_MSG_DELTABLE, 0);
}

static struct nftnl_set *named_map(void) {
  struct nftnl_set *set = nftnl_set_alloc();
  if (set == NULL) return NULL;
  nftnl_set_set_str(set, NFTNL_SET_TABLE, table_name);
  nftnl_set_set_str(set, NFTNL_SET_NAME, map);
  nftnl_set_set_u32(set, NFTNL_SET_FAMILY, NFPROTO_IPV4);
  return set;
}

static void put_map(struct nftables *nftables) {
  void *at = next_message(nftables);
  struct nftnl_set *set = named_map();
  struct nftnl_udata_buf *comment = marked();
  if (at == NULL || set == NULL || comment == NULL || !nftnl_udata_put_u32(comment, NFTNL_UDATA_SET_KEYBYTEORDER, big_endian) ||
      !nftnl_udata_put_u32(comment, NFTNL_UDATA_SET_DATABYTEORDER, big_endian) ||
      !nftnl_udata_put_strz(comment, NFTNL_UDATA_SET_COMMENT, mark)) {
    fail(nftables);
  } else {
    nftnl_set_set_u32(set, NFTNL_SET_ID, 1);
    nftnl_set_set_u32(set, NFTNL_SET_FLAGS, NFT_SET_MAP);
    nftnl_set_set_u32(set, NFTNL_SET_KEY_TYPE, address_type);
    nftnl_set_set_u32(set, NFTNL_SET_KEY_LEN, sizeof(uint32_t));
    nftnl_set_set_u32(set, NFTNL_SET_DATA_TYPE, address_type);
    nftnl_set_set_u32(set, NFTNL_SET_DATA_LEN, sizeof(uint32_t));
    nftnl_set_set_data(set, NFTNL_SET_USERDATA, nftnl_udata_buf_data(comment), nftnl_udata_buf_len(comment));
    struct nlmsghdr *header = message(nftables, at, NFT_MSG_NEWSET, NLM_F_CREATE);
    nftnl_set_nlmsg_build_payload(header, set);
    append(nftables, header);
  }
  if (comment != NULL) nftnl_udata_buf_free(comment);
  if (set != NULL) nftnl_set_free(set);
}

static void put_chain(struct nftables *nftables, const char *name, const char *type, int hook, int priority) {
  void *at = next_message(nftables);
  struct nftnl_chain *chain = nftnl_chain_alloc();
  if (at == NULL || chain == NULL) {
    fail(nftables);
  } else {
    nftnl_chain_set_str(chain, NFTNL_CHAIN_TABLE, table_name);
    nftnl_chain_set_str(chain, NFTNL_CHAIN_NAME, name);
    nftnl_chain_set_str(chain, NFTNL_CHAIN_TYPE, type);
    nftnl_chain_set_u32(chain, NFTNL_CHAIN_HOOKNUM, (uint32_t)hook);
    nftnl_chain_set_s32(chain, NFTNL_CHAIN_PRIO, priority);
    nftnl_chain_set_u32(chain, NFTNL_CHAIN_POLICY, NF_ACCEPT);
    struct nlmsghdr *header = message(nftables, at, NFT_MSG_NEWCHAIN, NLM_F_CREATE);
    nftnl_chain_nlmsg_build_payload(header, chain);
    append(nftables, header);
  }
  if (chain != NULL) nftnl_chain_free(chain);
}

/* Rules. An expression is handed to its rule, which frees it. */

static struct nftnl_expr *expression(struct nftables *nftables, struct nftnl_rule *rule, const char *name) {
  struct nftnl_expr *expression = nftnl_expr_alloc(name);
  if (expression == NULL) {
    fail(nftables);
  } else {
    nftnl_rule_add_expr(rule, expression);
  }
  return expression;
}

static void load_destination(struct nftables *nftables, struct nftnl_rule *rule) {
  struct nftnl_expr *payload = expression(nftables, rule, "payload");
  if (payload == NULL) return;
  nftnl_expr_set_u32(payload, NFTNL_EXPR_PAYLOAD_BASE, NFT_PAYLOAD_NETWORK_HEADER);
  nftnl_expr_set_u32(payload, NFTNL_EXPR_PAYLOAD_OFFSET, offsetof(struct iphdr, daddr));
  nftnl_expr_set_u32(payload, NFTNL_EXPR_PAYLOAD_LEN, sizeof(uint32_t));
  nftnl_expr_set_u32(payload, NFTNL_EXPR_PAYLOAD_DREG, NFT_REG_1);
}

static void match_range(struct nftables *nftables, struct nftnl_rule *rule, unsigned range, unsigned prefix) {
  uint32_t mask = htonl(prefix == 0 ? 0 : ~0U << (32 - prefix)), none = 0, base = htonl(range);
  load_destination(nftables, rule);
  struct nftnl_expr *bitwise = expression(nftables, rule, "bitwise");
  struct nftnl_expr *cmp = expression(nftables, rule, "cmp");
  if (bitwise == NULL || cmp == NULL) return;
  nftnl_expr_set_u32(bitwise, NFTNL_EXPR_BITWISE_SREG, NFT_REG_1);
  nftnl_expr_set_u32(bitwise, NFTNL_EXPR_BITWISE_DREG, NFT_REG_1);
  nftnl_expr_set_u32(bitwise, NFTNL_EXPR_BITWISE_LEN, sizeof mask);
  nftnl_expr_set(bitwise, NFTNL_EXPR_BITWISE_MASK, &mask, sizeof mask);
  nftnl_expr_set(bitwise, NFTNL_EXPR_BITWISE_XOR, &none, sizeof none);
  nftnl_expr_set_u32(cmp, NFTNL_EXPR_CMP_SREG, NFT_REG_1);
  nftnl_expr_set_u32(cmp, NFTNL_EXPR_CMP_OP, NFT_CMP_EQ);
  nftnl_expr_set(cmp, NFTNL_EXPR_CMP_DATA, &base, sizeof base);
}

static void rewrite_by_map(struct nftables *nftables, struct nftnl_rule *rule) {
  load_destination(nftables, rule);
  struct nftnl_expr *lookup = expression(nftables, rule, "lookup");
  struct nftnl_expr *nat = expression(nftables, rule, "nat");
  if (lookup == NULL || nat == NULL) return;
  nftnl_expr_set_u32(lookup, NFTNL_EXPR_LOOKUP_SREG, NFT_REG_1);
  nftnl_expr_set_u32(lookup, NFTNL_EXPR_LOOKUP_DREG, NFT_REG_1);
  nftnl_expr_set_str(lookup, NFTNL_EXPR_LOOKUP_SET, map);
  nftnl_expr_set_u32(lookup, NFTNL_EXPR_LOOKUP_SET_ID, 1);
  nftnl_expr_set_u32(nat, NFTNL_EXPR_NAT_TYPE, NFT_NAT_DNAT);
  nftnl_expr_set_u32(nat, NFTNL_EXPR_NAT_FAMILY, NFPROTO_IPV4);
  nftnl_expr_set_u32(nat, NFTNL_EXPR_NAT_REG_ADDR_MIN, NFT_REG_1);
}

static void drop(struct nftables *nftables, struct nftnl_rule *rule) {
  struct nftnl_expr *immediate = expression(nftables, rule, "immediate");
  if (immediate == NULL) return;
  nftnl_expr_set_u32(immediate, NFTNL_EXPR_IMM_DREG, NFT_REG_VERDICT);
  nftnl_expr_set_u32(immediate, NFTNL_EXPR_IMM_VERDICT, NF_DROP);
}

static struct nftnl_rule *rule_of(const char *chain) {
  struct nftnl_rule *rule = nftnl_rule_alloc();
  if (rule == NULL) return NULL;
  nftnl_rule_set_u32(rule, NFTNL_RULE_FAMILY, NFPROTO_IPV4);
  nftnl_rule_set_str(rule, NFTNL_RULE_TABLE, table_name);
  nftnl_rule_set_str(rule, NFTNL_RULE_CHAIN, chain);
  return rule;
}

static void put_rule(struct nftables *nftables, const char *chain, unsigned range, unsigned prefix,
                     void (*then)(struct nftables *, struct nftnl_rule *)) {
  void *at = next_message(nftables);
  struct nftnl_rule *rule = rule_of(chain);
  if (at == NULL || rule == NULL) {
    fail(nftables);
  } else {
    match_range(nftables, rule, range, prefix);
    then(nftables, rule);
    struct nlmsghdr *header = message(nftables, at, NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND);
    nftnl_rule_nlmsg_build_payload(header, rule);
    append(nftables, header);
  }
  if (rule != NULL) nftnl_rule_free(rule);
}

/* Elements */

static int add_element(struct nftnl_set *set, unsigned stable, const unsigned *container) {
  struct nftnl_set_elem *element = nftnl_set_elem_alloc();
  if (element == NULL) return 0;
  uint32_t key = htonl(stable);
  nftnl_set_elem_set(element, NFTNL_SET_ELEM_KEY, &key, sizeof key);
  if (container != NULL) {
    uint32_t value = htonl(*container);
    nftnl_set_elem_set(element, NFTNL_SET_ELEM_DATA, &value, sizeof value);
  }
  nftnl_set_elem_add(set, element);
  return 1;
}

static void put_elements(struct nftables *nftables, int type, int flags, struct nftnl_set *set) {
  void *at = next_message(nftables);
  if (at == NULL) return;
  struct nlmsghdr *header = message(nftables, at, type, flags);
  nftnl_set_elems_nlmsg_build_payload(header, set);
  append(nftables, header);
}

/* By their stable addresses, with their containers' where these are given. */
static void put_all(struct nftables *nftables, int type, int flags, const struct nftables_element *elements,
                    const unsigned *keys, unsigned long count) {
  for (unsigned long first = 0; first < count; first += elements_a_message) {
    struct nftnl_set *set = named_map();
    int is_built = set != NULL;
    for (unsigned long i = first; is_built && i < count && i < first + elements_a_message; i++) {
      is_built = elements == NULL ? add_element(set, keys[i], NULL)
                                  : add_element(set, elements[i].stable, &elements[i].container);
    }
    if (is_built) {
      put_elements(nftables, type, flags, set);
    } else {
      fail(nftables);
    }
    if (set != NULL) nftnl_set_free(set);
  }
}

int nftables_replace(struct nftables *nftables, unsigned range, unsigned prefix, const struct nftables_element *elements,
                     unsigned long count) {
  begin(nftables);
  put_deletion(nftables);
  put_table(nftables, NFT_MSG_NEWTABLE, NLM_F_CREATE);
  put_map(nftables);
  put_chain(nftables, rewriting, "nat", NF_INET_LOCAL_OUT, rewrite_priority);
  put_rule(nftables, rewriting, range, prefix, rewrite_by_map);
  put_chain(nftables, dropping, "filter", NF_INET_FORWARD, drop_priority);
  put_rule(nftables, dropping, range, prefix, drop);
  put_all(nftables, NFT_MSG_NEWSETELEM, NLM_F_CREATE, elements, NULL, count);
  return commit(nftables);
}

int nftables_change(struct nftables *nftables, const unsigned *removed, unsigned long removed_count,
                    const struct nftables_element *added, unsigned long added_count) {
  begin(nftables);
  put_all(nftables, NFT_MSG_DELSETELEM, 0, NULL, removed, removed_count);
  put_all(nftables, NFT_MSG_NEWSETELEM, NLM_F_CREATE | NLM_F_EXCL, added, NULL, added_count);
  return commit(nftables);
}

int nftables_delete(struct nftables *nftables) {
  begin(nftables);
  put_deletion(nftables);
  return commit(nftables);
}

/* Questions */

/* A request that names the table, and one of its objects where it is about one. */
struct question {
  int type, flags;
  int table_attribute, name_attribute;
  const char *name;
};

static const struct question about_table = {NFT_MSG_GETTABLE, NLM_F_ACK, NFTA_TABLE_NAME, 0, NULL};
static const struct question about_map = {NFT_MSG_GETSET, NLM_F_ACK, NFTA_SET_TABLE, NFTA_SET_NAME, map};
static const struct question about_elements = {
  NFT_MSG_GETSETELEM, NLM_F_DUMP, NFTA_SET_ELEM_LIST_TABLE, NFTA_SET_ELEM_LIST_SET, map};
static const struct question about_rewriting = {
  NFT_MSG_GETCHAIN, NLM_F_ACK, NFTA_CHAIN_TABLE, NFTA_CHAIN_NAME, rewriting};
static const struct question about_dropping = {
  NFT_MSG_GETCHAIN, NLM_F_ACK, NFTA_CHAIN_TABLE, NFTA_CHAIN_NAME, dropping};
static const struct question about_rewriting_rules = {
  NFT_MSG_GETRULE, NLM_F_DUMP, NFTA_RULE_TABLE, NFTA_RULE_CHAIN, rewriting};
static const struct question about_dropping_rules = {
  NFT_MSG_GETRULE, NLM_F_DUMP, NFTA_RULE_TABLE, NFTA_RULE_CHAIN, dropping};

/* Sends one request and reads its answer, again where somebody else's change cut a dump short. */
static int ask(struct nftables *nftables, const struct question *question, mnl_cb_t read, void *data,
               void (*reset)(void *)) {
  int result = 0;
  for (int i = 0; i < attempts; i++) {
    nftables->sequence++;
    _Alignas(struct nlmsghdr) unsigned char request[1024];
    struct nlmsghdr *header = nftnl_nlmsg_build_hdr(
      (void *)request, (uint16_t)question->type, NFPROTO_IPV4, (uint16_t)question->flags, nftables->sequence);
    mnl_attr_put_strz(header, (uint16_t)question->table_attribute, table_name);
    if (question->name != NULL) mnl_attr_put_strz(header, (uint16_t)question->name_attribute, question->name);
    reset(data);
    result = talk(nftables->socket, header, header->nlmsg_len, nftables->sequence, NULL, read, data);
    if (!is_passing(result)) break;
  }
  return result < 0 ? result : 0;
}

static void forget_mark(void *data) { *(int *)data = 0; }

static int read_mark(const struct nlmsghdr *header, void *data) {
  /* Both kinds of object hold their comment as plain text within their user data. */
  int wanted = (header->nlmsg_type & 0xff) == NFT_MSG_NEWTABLE ? NFTA_TABLE_USERDATA : NFTA_SET_USERDATA;
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof(struct nfgenmsg)) {
    if (mnl_attr_get_type(attribute) != wanted) continue;
    size_t size = mnl_attr_get_payload_len(attribute);
    if (memmem(mnl_attr_get_payload(attribute), size, mark, sizeof mark) != NULL) *(int *)data = 1;
  }
  return MNL_CB_OK;
}

int nftables_owned(struct nftables *nftables) {
  int is_marked = 0;
  int result = ask(nftables, &about_table, read_mark, &is_marked, forget_mark);
  if (result < 0 || is_marked) return result < 0 ? result : 1;
  /* Linux before 5.10 keeps no comments of tables. */
  result = ask(nftables, &about_map, read_mark, &is_marked, forget_mark);
  return result < 0 && result != -ENOENT ? result : is_marked;
}

struct listing {
  struct nftables_element *found;
  unsigned long limit;
  long count;
  struct nftnl_set *set;
};

static void forget_listing(void *data) { ((struct listing *)data)->count = 0; }

static int address(struct nftnl_set_elem *element, uint16_t attribute, unsigned *number) {
  uint32_t size = 0, value;
  const void *bytes = nftnl_set_elem_get(element, attribute, &size);
  if (bytes == NULL || size != sizeof value) return 0;
  memcpy(&value, bytes, sizeof value);
  *number = ntohl(value);
  return 1;
}

static int store(struct nftnl_set_elem *element, void *data) {
  struct listing *listing = data;
  struct nftables_element found;
  if (!address(element, NFTNL_SET_ELEM_KEY, &found.stable)) return 0;
  if (!address(element, NFTNL_SET_ELEM_DATA, &found.container)) return 0;
  if ((unsigned long)listing->count < listing->limit) listing->found[listing->count] = found;
  listing->count++;
  return 0;
}

static int read_elements(const struct nlmsghdr *header, void *data) {
  struct nftnl_set *set = nftnl_set_alloc();
  if (set == NULL) return MNL_CB_OK;
  if (nftnl_set_elems_nlmsg_parse(header, set) == 0) nftnl_set_elem_foreach(set, store, data);
  nftnl_set_free(set);
  return MNL_CB_OK;
}

long nftables_elements(struct nftables *nftables, struct nftables_element *found, unsigned long count) {
  struct listing listing = {.found = found, .limit = count};
  int result = ask(nftables, &about_elements, read_elements, &listing, forget_listing);
  return result < 0 ? result : listing.count;
}

struct shape {
  unsigned char *bytes;
  unsigned long size;
  long count;
  /* Where the answer at hand begins. */
  long start;
};

static void forget_shape(void *data) { ((struct shape *)data)->count = ((struct shape *)data)->start; }

static void put_bytes(struct shape *shape, const void *bytes, size_t size) {
  if ((unsigned long)shape->count + size <= shape->size) memcpy(shape->bytes + shape->count, bytes, size);
  shape->count += (long)size;
}

/* What of an object stays the same while nobody changes it: neither handles, which differ each time, nor counters. */
static int belongs_to_shape(int message, int attribute) {
  switch (message) {
    case NFT_MSG_NEWTABLE: return attribute == NFTA_TABLE_FLAGS || attribute == NFTA_TABLE_USE;
    case NFT_MSG_NEWCHAIN:
      return attribute == NFTA_CHAIN_NAME || attribute == NFTA_CHAIN_HOOK || attribute == NFTA_CHAIN_POLICY ||
             attribute == NFTA_CHAIN_TYPE || attribute == NFTA_CHAIN_USE || attribute == NFTA_CHAIN_FLAGS;
    case NFT_MSG_NEWRULE: return attribute == NFTA_RULE_CHAIN || attribute == NFTA_RULE_EXPRESSIONS;
    case NFT_MSG_NEWSET:
      return attribute == NFTA_SET_FLAGS || attribute == NFTA_SET_KEY_TYPE || attribute == NFTA_SET_KEY_LEN ||
             attribute == NFTA_SET_DATA_TYPE || attribute == NFTA_SET_DATA_LEN || attribute == NFTA_SET_TIMEOUT;
  }
  return 0;
}

static int read_shape(const struct nlmsghdr *header, void *data) {
  const struct nlattr *attribute;
  mnl_attr_for_each(attribute, header, sizeof(struct nfgenmsg)) {
    if (!belongs_to_shape(header->nlmsg_type & 0xff, mnl_attr_get_type(attribute))) continue;
    put_bytes(data, attribute, mnl_attr_get_len(attribute));
  }
  return MNL_CB_OK;
}

long nftables_shape(struct nftables *nftables, unsigned char *bytes, unsigned long size) {
  static const struct question *const questions[] = {
    &about_table, &about_map, &about_rewriting, &about_rewriting_rules, &about_dropping, &about_dropping_rules};
  struct shape shape = {.bytes = bytes, .size = size};
  for (unsigned long i = 0; i < sizeof questions / sizeof *questions; i++) {
    shape.start = shape.count;
    int result = ask(nftables, questions[i], read_shape, &shape, forget_shape);
    if (result < 0) return result;
  }
  return shape.count;
}
