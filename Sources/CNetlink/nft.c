/* SPDX-License-Identifier: MIT */
#include "nft.h"

#include <dlfcn.h>
#include <nftables/libnftables.h>
#include <stdlib.h>

struct nft {
  void *library;
  struct nft_ctx *context;
  __typeof__(nft_ctx_new) *create;
  __typeof__(nft_ctx_free) *destroy;
  __typeof__(nft_ctx_buffer_output) *buffer_output;
  __typeof__(nft_ctx_buffer_error) *buffer_error;
  __typeof__(nft_ctx_get_output_buffer) *output;
  __typeof__(nft_ctx_get_error_buffer) *error;
  __typeof__(nft_run_cmd_from_buffer) *run;
};

static int resolve(struct nft *nft) {
  nft->create = dlsym(nft->library, "nft_ctx_new");
  nft->destroy = dlsym(nft->library, "nft_ctx_free");
  nft->buffer_output = dlsym(nft->library, "nft_ctx_buffer_output");
  nft->buffer_error = dlsym(nft->library, "nft_ctx_buffer_error");
  nft->output = dlsym(nft->library, "nft_ctx_get_output_buffer");
  nft->error = dlsym(nft->library, "nft_ctx_get_error_buffer");
  nft->run = dlsym(nft->library, "nft_run_cmd_from_buffer");
  return nft->create && nft->destroy && nft->buffer_output && nft->buffer_error && nft->output && nft->error &&
         nft->run;
}

struct nft *nft_load(void) {
  struct nft *nft = calloc(1, sizeof *nft);
  if (nft == NULL) return NULL;
  nft->library = dlopen("libnftables.so.1", RTLD_NOW | RTLD_LOCAL);
  if (nft->library != NULL && resolve(nft)) nft->context = nft->create(NFT_CTX_DEFAULT);
  if (nft->context != NULL && nft->buffer_output(nft->context) == 0 && nft->buffer_error(nft->context) == 0) return nft;
  nft_unload(nft);
  return NULL;
}

void nft_unload(struct nft *nft) {
  if (nft->context != NULL) nft->destroy(nft->context);
  if (nft->library != NULL) dlclose(nft->library);
  free(nft);
}

int nft_run(struct nft *nft, const char *commands) { return nft->run(nft->context, commands) == 0 ? 0 : -1; }

const char *nft_output(const struct nft *nft) { return nft->output(nft->context); }

const char *nft_error(const struct nft *nft) { return nft->error(nft->context); }
