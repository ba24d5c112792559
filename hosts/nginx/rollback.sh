#!/bin/sh
# Goes back to an earlier release that publish.sh kept.
#
#   rollback.sh ROOT              the one before
#   rollback.sh ROOT --list       which there are; the one that is served is marked
#   rollback.sh ROOT NAME         that one
#
# An old release shows what it showed then: also what a person has taken back since. Look there first.
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo 'rollback.sh ROOT [NAME | --list]' >&2
  exit 2
fi
root=$(cd "$1" && pwd)
wanted=${2:-}
reload=${RELOAD:-nginx -t && nginx -s reload}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=hosts/nginx/switch.sh
. "$here/switch.sh"

now=$(served "$root")
if [ "$wanted" = --list ]; then
  releases "$root" | while IFS= read -r name; do
    if [ "$name" = "$now" ]; then echo "$name  (served)"; else echo "$name"; fi
  done
  exit 0
fi
lock "$root"
if [ -z "$wanted" ]; then wanted=$(releases "$root" | sed "/^$now\$/,\$d" | tail -n 1); fi
if [ -z "$wanted" ] || [ ! -d "$root/releases/$wanted" ]; then
  echo "There is no release ${wanted:-before $now}. rollback.sh $root --list shows what there is." >&2
  exit 1
fi
switch "$root" "$wanted"
if ! sh -c "$reload"; then
  switch "$root" "$now"
  sh -c "$reload" || true
  echo "nginx did not take $wanted. $now is served." >&2
  exit 1
fi
echo "$wanted is served. What was taken back since then is shown again: see docs/withdrawal.md."
