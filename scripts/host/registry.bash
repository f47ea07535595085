# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Every host is written down under /run until it is gone, so that what a killed run left behind can be found again.
# An entry is named for the host and holds its folder, the /30 it uses, and the process it was made for.

registry=/run/dokku-event-listener-hosts

# with_lock COMMAND...: choosing an address range and sweeping are one at a time.
with_lock() {
  mkdir -p "$registry"
  local status=0
  exec {lock}>"$registry/.lock"
  flock "$lock"
  "$@" || status=$?
  exec {lock}>&-
  return "$status"
}

name_for() { printf 'del-%s' "$(printf '%s' "$1" | sha256sum | cut -c1-8)"; }

# claim KEEPER: takes a free address range and writes the entry.
claim() {
  local keeper=$1
  choose_addresses
  {
    printf '%s=%q\n' dir "$dir" gateway "$gateway" keeper "$keeper"
    printf '%s=%q\n' keeper_start "$([[ -z $keeper ]] || start_time_of "$keeper")"
  } >"$registry/$host_name"
}

# Ranges are /30s out of 10.213.0.0/16, tried from one that follows from the name.
choose_addresses() {
  local first=$((16#${host_name#del-} % 16384)) step candidate
  for ((step = 0; step < 16384; step++)); do
    candidate=$(((first + step) % 16384))
    gateway=10.213.$((candidate / 64)).$((candidate % 64 * 4 + 1))
    address=10.213.$((candidate / 64)).$((candidate % 64 * 4 + 2))
    range_is_free && return
  done
  fail "no free /30 in 10.213.0.0/16"
}

range_is_free() {
  ! grep -qsxF "gateway=$gateway" "$registry"/del-* &&
    [[ -z $(ip -4 -o addr show to "$gateway/30") && -z $(ip -4 route show root "$gateway/30") ]]
}

entries() { find "$registry" -maxdepth 1 -name 'del-*' -printf '%f\n' 2>/dev/null | sort || true; }

host_list() {
  local entry
  for entry in $(entries); do
    # shellcheck source=/dev/null
    (source "$registry/$entry" && printf '%s\n' "$dir")
  done
}

# A host that was made for nobody in particular is not left over.
is_left_over() {
  local keeper="" keeper_start=""
  # shellcheck source=/dev/null
  source "$registry/$1"
  [[ -n $keeper && $(start_time_of "$keeper") != "$keeper_start" ]]
}

left_over() {
  local entry
  for entry in $(entries); do
    if (is_left_over "$entry"); then printf '%s\n' "$entry"; fi
  done
}
