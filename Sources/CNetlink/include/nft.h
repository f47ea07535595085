/* SPDX-License-Identifier: MIT */
#ifndef CNETLINK_NFT_H
#define CNETLINK_NFT_H

/* libnftables(3), loaded when it is first asked for: commands that never route anything neither wait for it nor hold it. */
struct nft;

/* Returns null where the library is not installed or lacks a function. */
struct nft *nft_load(void);
void nft_unload(struct nft *nft);

/* Carries out commands in nft(8)'s syntax, all or none of them, and waits for the kernel. Returns 0, or -1 with the
   reason in nft_error(). */
int nft_run(struct nft *nft, const char *commands);

/* Of the last run; both hold until the next one. */
const char *nft_output(const struct nft *nft);
const char *nft_error(const struct nft *nft);

#endif
