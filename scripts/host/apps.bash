# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Dokku's files of an app, as `apps:create` and `network:create` leave them.

app_create() {
  [[ $# -ge 1 && $1 =~ ^[a-z0-9][a-z0-9._-]*$ ]] || fail "app-create: not a name for an app: ${1:-}"
  local app=$1 domains=() ports=()
  shift
  while (($# > 0)); do
    wants_value "$@"
    case $1 in
      --domain) domains+=("$2") ;;
      --port) ports+=("$2") ;;
      *) fail "app-create: no such option: $1" ;;
    esac
    shift 2
  done
  ((${#domains[@]} > 0)) || domains=("$app.localhost")
  make_folder "$dir/root/$app"
  make_folder "$dir/root/$app/nginx.conf.d"
  make_folder "$dir/lib/data/apps/$app"
  make_folder "$dir/lib/config/network"
  make_folder "$dir/lib/config/network/$app"
  printf '%s\n' "${domains[@]}" | write_file "$dir/root/$app/VHOST" 0644
  printf 'web=1\n' | set_list ps "$app" scale
  set_property apps "$app" created-at "$EPOCHSECONDS"
  ((${#ports[@]} == 0)) || printf '%s\n' "${ports[@]}" | sort | set_list ports "$app" map
}

# The port that a container is told to listen on: that of the app's first map that is not udp.
port_of() {
  local map="$dir/lib/config/ports/$1/map"
  if [[ -s $map ]]; then sed '/^udp:/d; s/.*://; q' "$map"; else printf '5000'; fi
}

app_destroy() {
  [[ $# -eq 1 && $1 =~ ^[a-z0-9][a-z0-9._-]*$ ]] || fail "app-destroy DIR APP"
  local containers
  containers=$(docker ps --all --quiet --filter "label=com.dokku.app-name=$1")
  # shellcheck disable=SC2086
  [[ -z $containers ]] || docker rm --force $containers >/dev/null
  rm -rf "$dir/root/$1" "$dir/lib/data/apps/$1" "$dir"/lib/config/*/"$1"
}

network_create() { docker network create --attachable --label "com.dokku.network-name=$1" "$1" >/dev/null; }

# What an operator does who changes a network's options: its containers keep the removed network's id. Whoever keeps
# networks attached may join again between two commands, so it is tried until the network is gone.
network_recreate() {
  [[ $# -eq 1 ]] || fail "network-recreate DIR NETWORK"
  docker network inspect "$1" >/dev/null || fail "no such network: $1"
  wait_for 10 "removal of $1" network_remove "$1"
  network_create "$1"
  printf 'network %s: removed under its containers and created again\n' "$1"
}

network_remove() {
  local member
  for member in $(docker network inspect --format '{{range .Containers}}{{.Name}} {{end}}' "$1"); do
    docker network disconnect --force "$1" "$member" 2>/dev/null || true
  done
  docker network rm "$1" &>/dev/null
}

# Two apps that answer on the web, one of them with a worker beside it on a shared network, and one that crashes until
# its restarts are used up.
host_samples() {
  network_create shop-net
  app_create blog
  app_create shop
  app_create flaky
  set_property network shop attach-post-deploy shop-net
  set_property ps flaky restart-policy on-failure:2
  app_deploy blog web --count 2 >/dev/null
  app_deploy shop web >/dev/null
  app_deploy shop worker >/dev/null
  app_deploy flaky web -- serve crash 1 >/dev/null
}
