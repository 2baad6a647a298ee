#!/usr/bin/env bash
# The lists of sources are read by the importers that citation managers build on, and compared with the data file: for the site of hard
# cases beside this script, the invented site of the tests, and the briefing in content/.
#
# Usage: run.sh [VARIORUM], the built program [default: target/debug/variorum]. Needs node with npm and python3 with venv; it installs the
# importers into a temporary folder, and ends with 2 where it cannot.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
variorum="$(realpath "${1:-$root/target/debug/variorum}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cp "$here/package.json" "$here/package-lock.json" "$here/compare.mjs" "$work"
npm --prefix "$work" ci --silent --no-audit --no-fund --ignore-scripts || exit 2
python3 -m venv "$work/python" || exit 2
"$work/python/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" || exit 2

for site in tests/citations/site tests/golden/dock-talks .; do
    printf '%s\n' "-- $site"
    "$variorum" build --quiet --root "$root/$site" --output "$work/site" 2>"$work/findings" || { cat "$work/findings"; exit 1; }
    node "$work/compare.mjs" "$work/site"
    "$work/python/bin/python" "$here/compare.py" "$work/site"
done
