# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The host's network namespace and the link that joins it to the machine. The namespace has no default route: what
# runs in it reaches the machine's end of the link and nothing else.

network_up() {
  ip netns add "$host_name"
  ip -n "$host_name" link set lo up
  ip link add "$host_name" type veth peer name uplink netns "$host_name"
  ip addr add "$gateway/30" dev "$host_name"
  ip link set "$host_name" up
  ip -n "$host_name" addr add "$address/30" dev uplink
  ip -n "$host_name" link set uplink up
}

network_down() {
  ip link del "$host_name" 2>/dev/null || true
  ip netns del "$host_name" 2>/dev/null || true
}

# publish PORT|auto|none: nginx' port 80 on the machine's 127.0.0.1. A process copies the bytes: a rule of the
# packet filter would be shorter, but the machine's filter is not ours.
publish() {
  published=""
  case $1 in
    none) return ;;
    auto) choose_port ;;
    *) published=$1 ;;
  esac
  setsid socat "TCP-LISTEN:$published,bind=127.0.0.1,reuseaddr,fork,backlog=128" "TCP:$address:80" \
    </dev/null >>"$dir/socat.log" 2>&1 &
  printf '%s\n' $! >"$dir/socat.pid"
  wait_for 5 "port $published" is_listening "$published"
  runs_as "$(pid_in "$dir/socat.pid")" socat || fail "port $published is taken"
}

is_listening() { [[ -n $(ss -Htln "sport = :$1") ]]; }

choose_port() {
  for ((published = 8080; published < 8180; published++)); do
    is_listening "$published" || return 0
  done
  fail "no free port between 8080 and 8179"
}

# Each connection is a process of the same group.
unpublish() {
  local pid
  pid=$(pid_in "$dir/socat.pid")
  if runs_as "$pid" socat; then kill -KILL -- "-$pid" 2>/dev/null || true; fi
}
