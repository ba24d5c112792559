#!/bin/sh
# Publishes what `npm run host -- nginx` made, in one step: readers have the old site whole, then the new one.
#
#   publish.sh FOLDER ROOT        for example: publish.sh .cache/host/nginx /srv/hub
#
# ROOT then holds releases/ and now, a link to the one that is served. In nginx: include ROOT/now/hub.conf;
# A release is copied beside the others first. Only a whole one gets its name, and then the link.
# Whatever stops this script before that, the old site stays as it is.
#
#   KEEP=5     how many releases stay, to go back to. After a consent was taken back: KEEP=1.
#   RELOAD='nginx -t && nginx -s reload'     how nginx is told; it reads the headers anew then.
set -eu
umask 022

if [ $# -ne 2 ]; then
  echo 'publish.sh FOLDER ROOT' >&2
  exit 2
fi
from=$1
root=$2
keep=${KEEP:-5}
reload=${RELOAD:-nginx -t && nginx -s reload}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=hosts/nginx/switch.sh
. "$here/switch.sh"

for needed in site hub.conf; do
  if [ ! -e "$from/$needed" ]; then
    echo "There is no $from/$needed. Run npm run host -- nginx first." >&2
    exit 1
  fi
done
mkdir -p "$root/releases"
root=$(cd "$root" && pwd)
lock "$root"

# What a publication left that was cut off.
rm -rf "$root"/releases/.new.*
name=$(date -u +%Y%m%dT%H%M%SZ)
while [ -e "$root/releases/$name" ]; do name=${name}1; done
new=$root/releases/.new.$name
mkdir "$new"
cp -R "$from/site" "$from/hub.conf" "$new/"

if [ -e "$root/now/site" ]; then
  # An unchanged file is the same file: it takes no room, and browsers that ask again are told that theirs is good.
  (cd "$new/site" && find . -type f) | while IFS= read -r path; do
    if cmp -s "$root/now/site/$path" "$new/site/$path"; then
      ln -f "$root/now/site/$path" "$new/site/$path"
    fi
  done
  # A page that was opened before may ask for its script or styles once more. They hold nothing of the content.
  (cd "$root/now/site/" && find . -path '*/_astro/*' -type f -mtime -30 \( -name '*.js' -o -name '*.css' -o -name '*.js.gz' -o -name '*.css.gz' -o -name '*.js.br' -o -name '*.css.br' \)) | while IFS= read -r path; do
    if [ ! -e "$new/site/$path" ]; then
      mkdir -p "$(dirname "$new/site/$path")"
      ln "$root/now/site/$path" "$new/site/$path"
    fi
  done
fi

# The headers belong to these pages, so they name this folder and not the link: nginx takes up both at once.
sed "s|^\( *root \).*;\$|\1\"$root/releases/$name/site\";|" "$from/hub.conf" > "$new/hub.conf"
sync
mv "$new" "$root/releases/$name"

before=$(served "$root")
switch "$root" "$name"
if ! sh -c "$reload"; then
  if [ -n "$before" ]; then
    switch "$root" "$before"
    sh -c "$reload" || true
    rm -rf "$root/releases/$name"
  fi
  echo "nginx did not take $name. The site before is served." >&2
  exit 1
fi
forget "$root" "$keep"
echo "$name is served."
