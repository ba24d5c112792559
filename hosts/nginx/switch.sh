# Read by publish.sh and rollback.sh.
# shellcheck shell=sh

# One at a time. The lock goes with the process, however it ends.
lock() {
  exec 9> "$1/.lock"
  if ! flock -n 9; then
    echo "Something else is publishing to $1." >&2
    exit 1
  fi
}

# The names of all whole releases, the oldest first.
releases() {
  (cd "$1/releases" && find . -mindepth 1 -maxdepth 1 -type d ! -name '.*' | sed 's|^\./||' | LC_ALL=C sort)
}

# The name of the release that is served, or nothing.
served() {
  if [ -L "$1/now" ]; then basename "$(readlink "$1/now")"; fi
}

# Points the link to a release. Renaming is one step: there is no moment without a link.
switch() {
  ln -sfn "releases/$2" "$1/.now.new"
  mv -T "$1/.now.new" "$1/now"
}

# Deletes all but the newest releases; never the one that is served.
forget() {
  releases "$1" | head -n "-$2" | while IFS= read -r old; do
    if [ "$old" != "$(served "$1")" ]; then rm -rf "${1:?}/releases/$old"; fi
  done
}
