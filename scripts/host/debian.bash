# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Roots of Debian releases, for what boots as a host of its own and for engines of other releases.

# debian_root RELEASE FOLDER PACKAGE,PACKAGE...: fills an empty folder. The mirror is the one that apt uses anyway, which
# has the other releases, too. To a debootstrap that is older than the release it is one like sid.
debian_root() {
  local release=$1 folder=$2 packages=$3 mirror known=() log
  log=$(mktemp)
  # shellcheck disable=SC2016 # apt's own variable
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)
  [[ -e /usr/share/debootstrap/scripts/$release ]] || known=(/usr/share/debootstrap/scripts/sid)
  debootstrap --variant=minbase --include="$packages" "$release" "$folder" "${mirror:-http://deb.debian.org/debian}" \
    "${known[@]}" >"$log" 2>&1 || { tail -n 20 "$log" >&2 && return 1; }
  rm -f "$log"
}
