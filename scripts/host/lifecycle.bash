# shellcheck shell=bash
# SPDX-License-Identifier: MIT

host_up() {
  [[ $# -ge 1 ]] || fail "up needs a folder"
  dir=$(realpath -m "$1")
  shift
  live_restore=false keeper="" publish_on=none owner=$(owner_of_dokku) published=""
  engine_root=${DEL_ENGINE_ROOT:-} engine_options="{}"
  read_up_options "$@"
  require_privileges
  require_command dockerd docker containerd runc nginx ip iptables nsenter setsid busybox curl jq socat ss flock tar
  check_folder
  host_name=$(name_for "$dir")
  with_lock sweep_and_claim
  trap 'undo_up $?' EXIT
  bring_up
  trap - EXIT
}

read_up_options() {
  while (($# > 0)); do
    case $1 in
      --live-restore) live_restore=true && shift ;;
      --keeper) wants_value "$@" && keeper=$2 && shift 2 ;;
      --engine) wants_value "$@" && engine_options=$2 && shift 2 ;;
      --publish) wants_value "$@" && publish_on=$2 && shift 2 ;;
      --owner) wants_value "$@" && owner=$2 && shift 2 ;;
      *) fail "up: no such option: $1" ;;
    esac
  done
  [[ -z $keeper ]] || is_alive "$keeper" || fail "--keeper $keeper: no such process"
  [[ -z $engine_root || -x $engine_root/usr/sbin/dockerd ]] || fail "DEL_ENGINE_ROOT=$engine_root: no engine there"
  [[ $publish_on =~ ^(auto|none|[0-9]{1,5})$ ]] || fail "--publish: a port, auto or none"
}

sweep_and_claim() {
  sweep
  claim "$keeper"
}

bring_up() {
  mkdir -p "$dir"
  save_host
  make_folders
  network_up
  engine_root_up
  engine_start
  import_image
  nginx_start
  publish "$publish_on"
  save_host
}

undo_up() {
  trap - EXIT
  remove_host "$host_name" "$dir" || true
  exit "$1"
}

host_exec() { in_namespace "$@"; }
