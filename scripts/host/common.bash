# shellcheck shell=bash
# SPDX-License-Identifier: MIT

fail() {
  printf 'embedded-host: %s\n' "$*" >&2
  exit 1
}

# wait_for SECONDS WHAT COMMAND...: asks every 20 ms; fails when the time is over.
wait_for() {
  local seconds=$1 what=$2 deadline=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000))
  shift 2
  until "$@"; do
    ((${EPOCHREALTIME/[.,]/} < deadline)) || fail "$what: not within $seconds s"
    sleep 0.02
  done
}

require_command() {
  local missing=() name
  for name in "$@"; do
    command -v "$name" >/dev/null || missing+=("$name")
  done
  ((${#missing[@]} == 0)) || fail "not installed: ${missing[*]} (scripts/install-dependencies installs them)"
}

# Namespaces and mounts need CAP_NET_ADMIN (12) and CAP_SYS_ADMIN (21).
require_privileges() {
  ((EUID == 0)) || fail "must be run as root: it makes a network namespace and mounts"
  local effective
  effective=$(awk '$1 == "CapEff:" { print $2 }' /proc/self/status)
  (((16#$effective >> 12 & 1) == 1)) || fail "CAP_NET_ADMIN is missing: no network namespace can be made"
  (((16#$effective >> 21 & 1) == 1)) || fail "CAP_SYS_ADMIN is missing: no network namespace can be made"
}

# A process that has ended stays listed, as Z, until its parent asks.
is_alive() {
  local state
  state=$(sed 's/.*) //' "/proc/${1:-none}/stat" 2>/dev/null | cut -c1)
  [[ -n $state && $state != [ZX] ]]
}

has_ended() { ! is_alive "$1"; }

# Field 22 of stat: two processes with one id differ in it.
start_time_of() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# runs_as PID NAME: the process exists and its program has that name, so the id has not passed to another one.
runs_as() { is_alive "${1:-}" && [[ $(cat "/proc/$1/comm" 2>/dev/null) == "$2"* ]]; }

pid_in() { [[ -r $1 ]] && tr -dc '0-9' <"$1" || true; }

# Takes the place of the calling shell: for subshells.
in_namespace() { exec nsenter --net="/run/netns/$host_name" -- "$@"; }

docker() { command docker -H "unix://$dir/docker.sock" "$@"; }

wants_value() { [[ $# -ge 2 ]] || fail "$1 needs a value"; }
