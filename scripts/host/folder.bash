# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The folder of a host. Owners and modes are those of a Dokku host; where the machine has no user `dokku` an id that
# nobody has stands for it.

owner_of_dokku() {
  if id dokku &>/dev/null; then printf 'dokku:dokku'; else printf '64999:64999'; fi
}

# The engine's longest socket is that of containerd's plugins; a socket's path holds 107 bytes.
check_folder() {
  local longest="$dir/exec/containerd/containerd.sock.ttrpc"
  ((${#longest} <= 107)) || fail "$dir: too long for Unix sockets by $((${#longest} - 107)) bytes"
  [[ $dir =~ ^/[A-Za-z0-9/._-]+$ ]] || fail "$dir: only letters, digits and / . _ - can be used in a host's path"
  [[ ! -e $dir || -d $dir ]] || fail "$dir: not a folder"
  [[ ! -f $dir/host.env ]] || fail "$dir: there is a host already"
  [[ ! -d $dir || -z $(ls -A "$dir") ]] || fail "$dir: not empty"
}

# A host's folder can be read by nginx' workers, so its parent must let them through.
make_folders() {
  mkdir -p "$dir"/{root,lib,nginx,state,run,bin}
  mkdir -p "$dir"/lib/{config,data/apps,data/nginx-vhosts/dokku-errors,data/scheduler-docker-local}
  chmod 0755 "$dir"
  printf 'localhost\n' >"$dir/root/VHOST"
  make_error_pages
  chown -R "$owner" "$dir/root" "$dir/lib"
  set_property nginx --global access-log-path "$dir/nginx/apps-access.log"
  set_property nginx --global error-log-path "$dir/nginx/apps-error.log"
}

make_error_pages() {
  local code
  for code in 400 404 500 502; do
    printf '%s from nginx\n' "$code" >"$dir/lib/data/nginx-vhosts/dokku-errors/$code-error.html"
  done
}

# write_file PATH MODE: standard input; in place, as Dokku's own writers do.
write_file() {
  cat >"$1"
  chmod "$2" "$1"
  chown "$owner" "$1"
}

make_folder() {
  mkdir -p "$1"
  chmod 0755 "$1"
  chown "$owner" "$1"
}

# set_property PLUGIN APP|--global NAME [VALUE]
set_property() {
  local folder="$dir/lib/config/$1"
  make_folder "$folder"
  make_folder "$folder/$2"
  if [[ -n ${4:-} ]]; then
    printf '%s' "$4" | write_file "$folder/$2/$3" 0600
  else
    rm -f "$folder/$2/$3"
  fi
}

# set_list PLUGIN APP NAME: one element per line from standard input.
set_list() {
  make_folder "$dir/lib/config/$1"
  make_folder "$dir/lib/config/$1/$2"
  write_file "$dir/lib/config/$1/$2/$3" 0600
}

# get_property PLUGIN APP NAME: the app's own, else the global one, else nothing.
get_property() {
  local scope
  for scope in "$2" --global; do
    if [[ -s $dir/lib/config/$1/$scope/$3 ]]; then
      cat "$dir/lib/config/$1/$scope/$3"
      return
    fi
  done
}

host_property() {
  [[ $# -ge 3 ]] || fail "property DIR PLUGIN APP|--global NAME [VALUE]"
  set_property "$@"
}

# load_host DIR: everything that `up` wrote down about it.
load_host() {
  dir=$(realpath -m "$1")
  [[ -f $dir/host.env ]] || fail "$dir: no host there (up DIR makes one)"
  # shellcheck source=/dev/null
  source "$dir/host.env"
}

# with_host FUNCTION DIR ARGUMENT...
with_host() {
  local function=$1
  [[ $# -ge 2 ]] || fail "the host's folder is missing"
  load_host "$2"
  shift 2
  "$function" "$@"
}

save_host() {
  printf '%s=%q\n' host_name "$host_name" gateway "$gateway" address "$address" owner "$owner" \
    live_restore "$live_restore" published "$published" engine_root "$engine_root" engine_options "$engine_options" \
    >"$dir/host.env"
}

# The daemon never finds the machine's own `dokku`: what it would run is DIR/bin/dokku, which does not exist until
# somebody puts one there.
host_env() {
  printf 'export %s=%q\n' \
    DOCKER_HOST "unix://$dir/docker.sock" DOKKU_ROOT "$dir/root" DOKKU_LIB_ROOT "$dir/lib" DOKKU_BIN "$dir/bin/dokku" \
    DEL_NGINX_BIN "$(nginx_program)" DEL_NGINX_CONF "$dir/nginx/nginx.conf" DEL_PROXY native \
    STATE_DIRECTORY "$dir/state" RUNTIME_DIRECTORY "$dir/run" \
    HOST_DIR "$dir" HOST_NETNS "/run/netns/$host_name" HOST_ADDRESS "$address" HOST_PORT "$published" \
    HOST_OWNER "$owner"
}
