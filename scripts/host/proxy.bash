# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The host's nginx: Dokku's two includes, and a default server that closes connections for names nobody has.

nginx_program() { command -v nginx || printf '/usr/sbin/nginx'; }

nginx_configuration() {
  local stream=/usr/lib/nginx/modules/ngx_stream_module.so
  [[ ! -f $stream ]] || printf 'load_module %s;\n' "$stream"
  ! id www-data &>/dev/null || printf 'user www-data;\n'
  cat <<CONF
worker_processes 1;
pid $dir/nginx/nginx.pid;
error_log $dir/nginx/error.log;
events { worker_connections 4096; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  server_names_hash_bucket_size 512;
  client_body_temp_path $dir/nginx/body;
  proxy_temp_path $dir/nginx/proxy;
  fastcgi_temp_path $dir/nginx/fastcgi;
  uwsgi_temp_path $dir/nginx/uwsgi;
  scgi_temp_path $dir/nginx/scgi;
  server {
    listen 80 default_server;
    listen [::]:80 default_server;
    return 444;
  }
  include $dir/root/*/nginx.conf;
}
CONF
  [[ ! -f $stream ]] || printf 'stream { include %s/root/*/nginx.stream.conf; }\n' "$dir"
}

nginx_pid() {
  local pid
  pid=$(pid_in "$dir/nginx/nginx.pid")
  if runs_as "$pid" nginx; then printf '%s\n' "$pid"; fi
}

# The master and its workers, one to a line.
nginx_processes() {
  local pid
  pid=$(nginx_pid)
  [[ -z $pid ]] || printf '%s\n' "$pid" "$(tr ' ' '\n' <"/proc/$pid/task/$pid/children")"
}

nginx_start() {
  [[ -z $(nginx_pid) ]] || return 0
  nginx_configuration >"$dir/nginx/nginx.conf"
  (in_namespace "$(nginx_program)" -p "$dir/nginx/" -c "$dir/nginx/nginx.conf") 2>>"$dir/nginx/start.log" ||
    fail "nginx does not start: $(tail -n1 "$dir/nginx/start.log")"
}

nginx_stop() {
  local pid
  pid=$(nginx_pid)
  [[ -n $pid ]] || return 0
  kill -TERM "$pid"
  wait_for 10 "nginx' end" has_ended "$pid"
}

# Workers outlive a master that is killed, and keep the port.
nginx_kill() {
  local pid
  pid=$(nginx_pid)
  [[ -n $pid ]] || return 0
  # shellcheck disable=SC2046
  kill -KILL $(nginx_processes)
  wait_for 10 "nginx' end" has_ended "$pid"
}
