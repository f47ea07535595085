# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The image of all apps: busybox and one script, so that no registry is needed.

image=dokku/sample:latest

serve_script() {
  cat <<'SH'
#!/bin/sh
# serve web | worker | tcp | crash [SECONDS]
hello="app=$DOKKU_APP_NAME process=$DYNO container=$(hostname)"
echo "$hello $*"
case ${1:-web} in
  web)
    { echo "$hello"; env | sort; } >/srv/index.txt
    exec httpd -f -p "${PORT:-5000}" -h /srv -c /etc/httpd.conf ;;
  tcp) exec nc -ll -p "${PORT:-5000}" -e /bin/cat ;;
  worker) exec sleep 2147483647 ;;
  crash)
    sleep "${2:-0}"
    echo "$DYNO: something broke" >&2
    exit 7 ;;
esac
SH
}

# fetch NAME [PORT]: busybox' wget, linked statically, dies when it has to look up a name; its nc does not.
fetch_script() {
  cat <<'SH'
#!/bin/sh
printf 'GET / HTTP/1.0\r\n\r\n' | nc -w 2 "$1" "${2:-5000}"
SH
}

import_image() {
  local root="$dir/image" applet
  mkdir -p "$root"/{bin,etc,srv,tmp}
  cp "$(command -v busybox)" "$root/bin/busybox"
  for applet in sh cat env hostname httpd nc nslookup ping sleep sort; do
    ln -s busybox "$root/bin/$applet"
  done
  serve_script >"$root/bin/serve"
  fetch_script >"$root/bin/fetch"
  chmod 0755 "$root/bin/serve" "$root/bin/fetch"
  printf 'I:index.txt\n.txt:text/plain\n' >"$root/etc/httpd.conf"
  tar -C "$root" -c . | docker import --change 'CMD ["serve", "web"]' --change 'LABEL com.dokku.image-stage=release' \
    --change 'LABEL dokku=' --change 'LABEL org.label-schema.vendor=dokku' \
    --change 'LABEL org.label-schema.schema-version=1.0' - "$image" >/dev/null
  rm -rf "$root"
}
