/* SPDX-License-Identifier: MIT */
#include "diagnosis.h"

#include <linux/sock_diag.h>
#include <string.h>

struct nlmsghdr *diagnosis_put_end(void *at, unsigned sequence, const struct inet_diag_req_v2 *whose) {
  struct nlmsghdr *header = mnl_nlmsg_put_header(at);
  header->nlmsg_type = SOCK_DESTROY;
  header->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
  header->nlmsg_seq = sequence;
  memcpy(mnl_nlmsg_put_extra_header(header, sizeof *whose), whose, sizeof *whose);
  return header;
}
