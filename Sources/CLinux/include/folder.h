/* SPDX-License-Identifier: MIT */
#ifndef CLINUX_FOLDER_H
#define CLINUX_FOLDER_H

/* getdents64(2): fills the buffer with entries of an open folder. Returns their bytes, 0 at the end, -1 with errno. */
long linux_read_folder(int descriptor, void *buffer, unsigned long size);

#endif
