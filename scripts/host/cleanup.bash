# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Removing a host, whatever is left of it: nothing here needs the engine to answer or the folder to be whole, and doing
# it twice does no harm.

host_down() {
  [[ $# -ge 1 ]] || fail "down needs a folder"
  require_privileges
  local folder
  folder=$(realpath -m "$1")
  remove_host "$(name_for "$folder")" "$folder"
}

host_down_all() {
  require_privileges
  local which=left_over entry
  [[ ${1:-} != --every ]] || which=entries
  for entry in $($which); do
    printf 'removing %s\n' "$entry"
    remove_entry "$entry"
  done
}

# With the registry's lock held.
sweep() {
  local entry
  for entry in $(left_over); do remove_entry "$entry"; done
}

remove_entry() {
  local folder
  # shellcheck source=/dev/null
  folder=$(source "$registry/$1" && printf '%s' "$dir")
  remove_host "$1" "$folder"
}

# remove_host NAME FOLDER
remove_host() {
  local host_name=$1 dir=$2
  [[ $host_name == del-* && $dir == /?* ]] || fail "refusing to remove $host_name in $dir"
  leave_clients
  end_processes
  remove_sockets
  remove_mounts
  network_down
  remove_control_groups
  if [[ -f $dir/host.gone || -f $registry/$host_name ]]; then rm -rf "$dir"; fi
  rm -f "$registry/$host_name"
}

# Clients that ask the host see by its file that it goes.
leave_clients() {
  [[ ! -f $dir/host.env ]] || mv "$dir/host.env" "$dir/host.gone"
  unpublish
}

# The engine goes first, or it would start its containers again; more may appear while the list is being read.
end_processes() {
  local round pids
  for ((round = 0; round < 250; round++)); do
    pids=$(processes_of_host)
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    kill -KILL $pids 2>/dev/null || true
    sleep 0.02
  done
  printf 'embedded-host: still running: %s\n' "$pids" >&2
}

# Everything in the network namespace (engine, containerd, shims, nginx, what tests run there), everything in the
# engine's control groups (containers); and should the namespace's name be gone, shims by the socket they report to,
# engine and nginx by the ids they left.
processes_of_host() {
  {
    ip netns pids "$host_name" 2>/dev/null || true
    control_groups | while read -r group; do cat "$group/cgroup.procs" 2>/dev/null || true; done
    grep -lsaF -- "$dir/exec/containerd/" /proc/[0-9]*/cmdline | tr -dc '0-9\n' || true
    engine_pid
    containerd_pid
    nginx_processes
  } | sort -u | without_this_process | only_living
}

without_this_process() { grep -vx "$$" || true; }

only_living() {
  local pid
  while read -r pid; do
    if is_alive "$pid"; then printf '%s\n' "$pid"; fi
  done
}

control_groups() {
  find /sys/fs/cgroup -maxdepth 2 -type d -name "$host_name" -exec find {} -depth -type d \; 2>/dev/null || true
}

# The kernel empties a group a moment after its last process has ended.
remove_control_groups() {
  local round group
  for ((round = 0; round < 100; round++)); do
    group=$(control_groups)
    [[ -n $group ]] || return 0
    # shellcheck disable=SC2086
    rmdir $group 2>/dev/null || sleep 0.02
  done
}

# A shim that is killed leaves its socket behind, in a folder that all engines of a machine share.
remove_sockets() {
  local file
  find "$dir/exec/containerd/daemon" -name address 2>/dev/null | while read -r file; do
    rm -f "$(sed 's,^unix://,,' "$file" | grep '^/run/containerd/s/[0-9a-f]*$')"
  done
}

remove_mounts() {
  local mount
  awk -v dir="$dir/" 'index($5, dir) == 1 { print $5 }' /proc/self/mountinfo | sort -r | while read -r mount; do
    umount --lazy "$mount" 2>/dev/null || true
  done
}
