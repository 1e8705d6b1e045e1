#!/usr/bin/env bash
# Installs the packages of the named sections of eng/packages.txt: eng/setup.sh demo test
# Without root it prints the one line to type and ends with 2.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

wanted() {
  awk -v sections=" run $* " '
    /^\[/ { name = substr($0, 2, length($0) - 2); next }
    /^[^#]/ && index(sections, " " name " ") { print $1 }' "$here/packages.txt" | sort -u
}

missing() {
  wanted "$@" | while read -r package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

command -v dpkg-query >/dev/null || {
  echo "This is not a Debian or Ubuntu machine. Install what these stand for: $(wanted "$@" | tr '\n' ' ')" >&2
  exit 2
}

packages=$(missing "$@" | tr '\n' ' ')
[ -z "$packages" ] && exit 0
line="apt-get update && apt-get install -y --no-install-recommends $packages"
if [ "$(id -u)" != 0 ]; then
  echo "Some packages are missing. As root, type:" >&2
  echo "  $line" >&2
  exit 2
fi
echo "Installing $packages" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
# A freshly installed server package must not start its daemon on a machine that only wants its program.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod +x "$policy"
  trap 'rm -f "$policy" "$log"' EXIT
fi
bash -c "$line" > "$log" 2>&1 || { cat "$log" >&2; exit 2; }
