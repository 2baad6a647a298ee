#!/usr/bin/env bash
# Builds every Markdown file of a folder as a page of a site of its own, and says what came of it: panics, hangs, findings by their kind.
# Usage: bash tests/markdown/run.sh FOLDER [PROGRAM]
# Ends with 1 where a file made the program panic, hang (over 10 seconds) or end in another way than with 0 or 1.
set -uo pipefail
folder="${1:?a folder with Markdown files}"
program="$(realpath "${2:-${VARIORUM:-target/release/variorum}}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/content/pages"
echo "title: Markdown from elsewhere" >"$work/content/site.yaml"
files=0 clean=0 bad=0
while IFS= read -r -d '' file; do
    files=$((files + 1))
    # Frontmatter of other programs is left out; the body is what is tried.
    {
        printf -- '---\ntitle: A page\n---\n'
        awk 'NR == 1 && /^---\r?$/ { skip = 1; next } skip && /^(---|\.\.\.)\r?$/ { skip = 0; next } !skip' "$file"
    } >"$work/content/pages/page.md"
    timeout 10 "$program" build --root "$work" --output "$work/public" >"$work/said" 2>&1
    status=$?
    case "$status" in
        0) clean=$((clean + 1)) ;;
        1) ;;
        *)
            bad=$((bad + 1))
            printf '!! %s: ended with %s\n' "$file" "$status"
            tail -n 3 "$work/said"
            ;;
    esac
    grep -o '^[a-z]*\[V[0-9]* [a-z-]*\]' "$work/said" >>"$work/findings"
done < <(find "$folder" -type f \( -name '*.md' -o -name '*.markdown' \) -print0 | sort -z)
printf '%s files, %s built, %s stopped by findings, %s with a panic or hang\n' "$files" "$clean" "$((files - clean - bad))" "$bad"
sort "$work/findings" 2>/dev/null | uniq -c | sort -rn
[ "$bad" = 0 ]
