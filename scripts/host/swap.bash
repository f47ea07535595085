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
  local low=$1 high=$2 first_address second_address network
  first_address=$(address_of "$1") second_address=$(address_of "$2") network=$(network_of "$1")
  [[ -n $first_address && -n $second_address ]] || fail "swap: both containers must be running"
  [[ $network == "$(network_of "$2")" ]] || fail "swap: $1 and $2 are on different networks"
  if (($(as_number "$first_address") > $(as_number "$second_address"))); then low=$2 high=$1; fi
  trade "$low" "$high"
  printf '%s: %s -> %s\n%s: %s -> %s\n' "$1" "$first_address" "$(address_of "$1")" "$2" "$second_address" "$(address_of "$2")"
  [[ $(address_of "$1") == "$second_address" && $(address_of "$2") == "$first_address" ]] || fail "swap: addresses did not change hands"
}

# trade LOW HIGH: containers that keep lower addresses from being given out are removed at the end.
trade() {
  local low=$1 high=$2 low_address high_address
  low_address=$(address_of "$low") high_address=$(address_of "$high")
  fillers=()
  docker stop --time 2 "$low" "$high" >/dev/null
  fill_below "$low_address"
  docker start "$high" >/dev/null
  fill_below "$high_address"
  docker start "$low" >/dev/null
  ((${#fillers[@]} == 0)) || docker rm --force "${fillers[@]}" >/dev/null
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
