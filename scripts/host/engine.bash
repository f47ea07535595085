# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# A Docker engine of the host's own. It is entered by `nsenter --net` and not by `ip netns exec`, which mounts a new
# /sys without the control groups that the engine needs.

# The engine's defaults would write below /etc/docker; a fixed control group driver keeps the parent group's name the
# same with and without systemd.
engine_configuration() {
  cat <<JSON
{
  "deprecated-key-path": "$dir/engine-key.json",
  "data-root": "$dir/data",
  "exec-root": "$dir/exec",
  "pidfile": "$dir/dockerd.pid",
  "hosts": ["unix://$dir/docker.sock"],
  "cgroup-parent": "/$host_name",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "live-restore": $live_restore,
  "max-concurrent-downloads": 1,
  "log-level": "warn"
}
JSON
}

engine_pid() {
  local pid
  pid=$(pid_in "$dir/dockerd.pid")
  if runs_as "$pid" dockerd; then printf '%s\n' "$pid"; fi
}

engine_start() {
  [[ -z $(engine_pid) ]] || return 0
  forget_dead_engine
  engine_configuration >"$dir/daemon.json"
  (in_namespace setsid dockerd --config-file "$dir/daemon.json") </dev/null >>"$dir/dockerd.log" 2>&1 &
  wait_for 30 "the Docker engine (see $dir/dockerd.log)" engine_answers
}

# An engine that finds the id of a containerd that is dead but not yet reaped waits for it for ever.
forget_dead_engine() {
  local containerd="$dir/exec/containerd/containerd.pid"
  rm -f "$dir/dockerd.pid"
  if ! runs_as "$(pid_in "$containerd")" containerd; then rm -f "$containerd"; fi
}

engine_answers() {
  curl --silent --fail --max-time 2 --output /dev/null --unix-socket "$dir/docker.sock" http://docker/_ping
}

engine_stop() {
  local pid
  pid=$(engine_pid)
  [[ -n $pid ]] || return 0
  kill -TERM "$pid"
  wait_for 30 "the engine's end" has_ended "$pid"
}

# Its containerd dies with it; the containers and their shims live on.
engine_kill() {
  local pid containerd
  pid=$(engine_pid)
  [[ -n $pid ]] || return 0
  containerd=$(pid_in "$dir/exec/containerd/containerd.pid")
  kill -KILL "$pid"
  wait_for 10 "the engine's end" has_ended "$pid"
  wait_for 10 "containerd's end" has_ended "$containerd"
}

engine_restart() {
  engine_stop
  engine_start
}
