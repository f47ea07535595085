# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# A Docker engine of the host's own, with containerd beside it as a process of its own, as Docker's packages have it: an engine
# that started its containerd itself often waits in vain for it after having been killed. They are entered by `nsenter --net`
# and not by `ip netns exec`, which mounts a new /sys without the control groups that the engine needs.

# The engine's defaults would write below /etc/docker; a fixed control group driver keeps the parent group's name the
# same with and without systemd. What a host is to have beside it wins.
engine_configuration() {
  jq --slurp '.[0] * .[1]' - <(printf '%s' "$engine_options") <<JSON
{
  "deprecated-key-path": "$dir/engine-key.json",
  "data-root": "$dir/data",
  "exec-root": "$dir/exec",
  "pidfile": "$dir/dockerd.pid",
  "hosts": ["unix://$dir/docker.sock"],
  "containerd": "$dir/exec/containerd/containerd.sock",
  "cgroup-parent": "/$host_name",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "live-restore": $live_restore,
  "max-concurrent-downloads": 1,
  "log-level": "warn"
}
JSON
}

containerd_configuration() {
  cat <<TOML
version = 2
root = "$dir/data/containerd"
state = "$dir/exec/containerd/daemon"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "$dir/exec/containerd/containerd.sock"
TOML
}

engine_pid() {
  local pid
  pid=$(pid_in "$dir/dockerd.pid")
  if runs_as "$pid" dockerd; then printf '%s\n' "$pid"; fi
}

containerd_pid() {
  local pid
  pid=$(pid_in "$dir/containerd.pid")
  if runs_as "$pid" containerd; then printf '%s\n' "$pid"; fi
}

# Takes the place of the calling shell: where the engine and its containerd run. With an engine of another release that is that
# release's root, with the host's folder in it.
in_engine() {
  [[ -n $engine_root ]] || in_namespace "$@"
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin exec nsenter \
    --target "$(pid_in "$dir/engine-root.pid")" --mount --net -- "$@"
}

host_engine_exec() { in_engine "$@"; }

# The engine moves its own root for every archive that it unpacks, which it may not from within a chroot: the other release
# becomes the root of a mount namespace, and a process that sleeps keeps that. The release's files stay as they are.
engine_root_up() {
  [[ -n $engine_root ]] || return 0
  (in_namespace setsid unshare --mount --propagation private bash -euc "$(declare -f turn_root); turn_root \"\$@\"" bash \
    "$engine_root" "$dir") </dev/null >"$dir/engine-root.log" 2>&1 &
  printf '%s\n' $! >"$dir/engine-root.pid"
  wait_for 10 "the engine's root (see $dir/engine-root.log)" runs_as $! sleep
}

# turn_root ROOT FOLDER
turn_root() {
  mount --bind "$1" "$1"
  for place in proc sys dev; do mount --rbind "/$place" "$1/$place"; done
  for place in tmp run; do mount -t tmpfs tmpfs "$1/$place"; done
  mkdir -p "$1$2" "$1/run/lock" "$1/run/outside"
  mount --bind "$2" "$1$2"
  mount -o remount,bind,ro "$1"
  cd "$1"
  pivot_root . run/outside
  umount --lazy /run/outside
  exec sleep infinity
}

engine_start() {
  [[ -z $(engine_pid) ]] || return 0
  containerd_start
  rm -f "$dir/dockerd.pid"
  engine_configuration >"$dir/daemon.json"
  (in_engine setsid dockerd --config-file "$dir/daemon.json") </dev/null >>"$dir/dockerd.log" 2>&1 &
  wait_for 30 "the Docker engine (see $dir/dockerd.log)" engine_answers
}

containerd_start() {
  [[ -z $(containerd_pid) ]] || return 0
  mkdir -p "$dir/exec/containerd"
  rm -f "$dir/exec/containerd/containerd.sock"
  containerd_configuration >"$dir/containerd.toml"
  (in_engine setsid containerd --config "$dir/containerd.toml") </dev/null >>"$dir/containerd.log" 2>&1 &
  printf '%s\n' $! >"$dir/containerd.pid"
  wait_for 30 "containerd (see $dir/containerd.log)" test -S "$dir/exec/containerd/containerd.sock"
}

engine_answers() {
  curl --silent --fail --max-time 2 --output /dev/null --unix-socket "$dir/docker.sock" http://docker/_ping
}

# Its containerd stays, as a service of its own does.
engine_stop() { engine_end TERM 30; }

# Its containerd, the containers and their shims live on.
engine_kill() { engine_end KILL 10; }

# engine_end SIGNAL SECONDS
engine_end() {
  local pid
  pid=$(engine_pid)
  [[ -n $pid ]] || return 0
  kill -s "$1" "$pid"
  wait_for "$2" "the engine's end" has_ended "$pid"
}

engine_restart() {
  engine_stop
  engine_start
}
