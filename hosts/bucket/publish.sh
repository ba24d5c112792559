#!/bin/sh
# Copies what `npm run host -- bucket` made into a bucket of the S3 kind, in an order that never shows a
# page before what it names: files whose names change with their content, the search index, everything
# else that pages load, then pages. Only when all is there, what is gone is deleted.
#
#   publish.sh FOLDER s3://BUCKET[/PATH]      for example: publish.sh .cache/host/bucket s3://hub-of-organisation
#
# It needs the AWS command line (aws), with the right to list, write and delete; AWS_ENDPOINT_URL names
# another company's bucket. Stopped half-way, it leaves old pages that work; run it again.
set -eu

if [ $# -ne 2 ]; then
  echo 'publish.sh FOLDER s3://BUCKET[/PATH]' >&2
  exit 2
fi
from=$1
to=${2%/}
list=$from/upload.tsv
if [ ! -f "$list" ]; then
  echo "There is no $list. Run npm run host -- bucket first." >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Files that share step, type and time to keep go in one call, from a folder of their own.
tab=$(printf '\t')
cut -f 1,3,4 "$list" | LC_ALL=C sort -u | while IFS=$tab read -r step type keep; do
  rm -rf "$work/part"
  mkdir "$work/part"
  awk -F '\t' -v s="$step" -v t="$type" -v k="$keep" '$1 == s && $3 == t && $4 == k { print $2 }' "$list" | while IFS= read -r path; do
    mkdir -p "$work/part/$(dirname "$path")"
    ln "$from/site/$path" "$work/part/$path" 2> /dev/null || cp "$from/site/$path" "$work/part/$path"
  done
  aws s3 cp "$work/part" "$to/" --recursive --only-show-errors --content-type "$type" --cache-control "$keep"
done

aws s3 sync "$from/site" "$to/" --delete --size-only --only-show-errors
echo "Published to $to."
