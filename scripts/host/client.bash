# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Requests through the host's nginx, made by the shell itself: no process is started for one, so a loop of them takes
# little from what is being watched. They end with the host: its addresses are somebody else's afterwards.

# request APP: sets `answer` to STATUS APP PROCESS; 000 when nothing answered, - where an answer names no app.
request() {
  local line="" status=000 named="- -"
  {
    printf 'GET / HTTP/1.1\r\nHost: %s.localhost\r\nConnection: close\r\n\r\n' "$1" >&"$connection"
    while IFS= read -r -t 5 -u "$connection" line; do
      case $line in
        HTTP/1.1\ *) status=${line:9:3} ;;
        app=*) named=${line#app=} named=${named/process=/} named=${named% container=*} && break ;;
      esac
    done
  } {connection}<>"/dev/tcp/$address/80" || status=000
  { exec {connection}>&-; } || true
  answer="$status $named"
} 2>/dev/null

# host_ask APP...: asks in turn prints TIME WANTED-APP STATUS APP PROCESS whenever an app's answer changes.
host_ask() {
  local app pause
  local -A last=()
  exec {pause}<> <(:)
  while [[ -f $dir/host.env ]]; do
    for app in "$@"; do
      request "$app"
      if [[ ${last[$app]:-} != "$answer" ]]; then printf '%s %-8s %s\n' "$(date +%T.%3N)" "$app" "$answer"; fi
      last[$app]=$answer
      read -r -t 0.1 -u "$pause" || true
    done
  done
}

# host_hammer APP FILE: a line MICROSECONDS STATUS APP PROCESS for each request, about 100 in a second.
host_hammer() {
  local pause
  exec {pause}<> <(:) >"$2"
  while [[ -f $dir/host.env ]]; do
    request "$1"
    printf '%s %s\n' "${EPOCHREALTIME/[.,]/}" "$answer"
    read -r -t 0.008 -u "$pause" || true
  done
}
