# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The engine gives a starting container the lowest free address of a network, so two stopped containers trade
# addresses when the one with the higher address starts first, provided that nothing lower is free.

address_of() { docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{"\n"}}{{end}}' "$1" | head -n1; }

network_of() { docker inspect --format '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{"\n"}}{{end}}' "$1" | head -n1; }

as_number() {
  local IFS=. parts
  read -ra parts <<<"$1"
  printf '%s' $(((parts[0] << 24) + (parts[1] << 16) + (parts[2] << 8) + parts[3]))
}

host_swap() {
  [[ $# -eq 2 ]] || fail "swap DIR CONTAINER CONTAINER"
  local low=$1 high=$2 low_address high_address network attempt
  low_address=$(address_of "$1") high_address=$(address_of "$2") network=$(network_of "$1")
  [[ -n $low_address && -n $high_address ]] || fail "swap: both containers must be running"
  [[ $network == "$(network_of "$2")" ]] || fail "swap: $1 and $2 are on different networks"
  if (($(as_number "$low_address") > $(as_number "$high_address"))); then
    low=$2 high=$1
    read -r low_address high_address <<<"$high_address $low_address"
  fi
  for attempt in 1 2 3 4 5; do
    if trade; then break; fi
  done
  [[ $(address_of "$high") == "$low_address" && $(address_of "$low") == "$high_address" ]] ||
    fail "swap: another container took one of the addresses, $attempt times"
  printf '%s: %s -> %s\n%s: %s -> %s\n' "$low" "$low_address" "$high_address" "$high" "$high_address" "$low_address"
}

# 0 when each has the other's address. Containers that keep lower addresses from being given out are removed again.
trade() {
  local fillers=() status=0
  docker stop --time 2 "$low" "$high" >/dev/null
  start_on "$high" "$low_address" || status=1
  start_on "$low" "$high_address" || status=1
  ((${#fillers[@]} == 0)) || docker rm --force "${fillers[@]}" >/dev/null
  return "$status"
}

start_on() {
  fill_below "$2"
  docker start "$1" >/dev/null
  [[ $(address_of "$1") == "$2" ]]
}

# fill_below ADDRESS: takes every free address below it, so that it is the next to be given out.
fill_below() {
  local next
  while :; do
    next=$(docker run --detach --network "$network" "$image" serve worker)
    if (($(as_number "$(address_of "$next")") >= $(as_number "$1"))); then
      docker rm --force "$next" >/dev/null
      return
    fi
    fillers+=("$next")
  done
}

# The process itself and not `docker kill`, after which the engine would not restart the container.
host_crash() {
  [[ $# -eq 1 ]] || fail "crash DIR CONTAINER"
  local pid
  pid=$(docker inspect --format '{{.State.Pid}}' "$1")
  ((pid > 1)) || fail "crash: $1 is not running"
  kill -KILL "$pid"
}
