"""Reads BibLaTeX and RIS with bibtexparser and rispy and compares them with the data file.

Usage: compare.py FOLDER, which holds the data/ of a built site. Run by run.sh, which installs the parsers.
"""

import json
import pathlib
import re
import sys

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

folder = pathlib.Path(sys.argv[1]) / "data"
sources = json.loads((folder / "briefing.json").read_text(encoding="utf-8"))["sources"]
faults = []


def publisher_of(source):
    """Who put the text out: the data file names who is behind it, the content file who signs."""
    text = (folder / "content" / "sources" / f"{source['id']}.md").read_text(encoding="utf-8")
    plain = re.search(r"^publisher: ([^\"'{\[>|&*].*)$", text, re.MULTILINE)
    return plain.group(1).strip() if plain else source["publisher"]


def compare(name, source, what, found, wanted):
    if found != wanted:
        faults.append(f"{name}: {source['id']}: {what} is {found!r}, not {wanted!r}")


def one_line(text):
    return None if text is None else " ".join(text.split())


def without_braces(text):
    """The decoder drops braces that are named, and writes a circumflex of its own; citation.js reads both as they are."""
    return None if text is None else one_line(text.replace("{", "").replace("}", "").replace("\u02c6", "^"))


def known(date):
    """The day: a citation has no room for the time of day."""
    return None if date == "unknown" or date is None else re.sub(r"T[\d:]+(?:Z|[+-][\d:]+)?", "", date)


bibliography = bibtexparser.parse_file(str(folder / "sources.bib"), append_middleware=[LatexDecodingMiddleware()])
if bibliography.failed_blocks:
    faults.append(f"sources.bib: {bibliography.failed_blocks!r}")
entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in bibliography.entries}
raw = bibtexparser.parse_file(str(folder / "sources.bib"))
verbatim = {entry.key: {field.key: field.value for field in entry.fields} for entry in raw.entries}
if len(entries) != len(sources):
    faults.append(f"sources.bib: {len(entries)} entries for {len(sources)} sources")
for source in sources:
    key = source["id"].replace("/", ":")
    entry = entries.get(key, {})
    compare("sources.bib", source, "title", without_braces(entry.get("title")), without_braces(source["title"] or source["short"]))
    publisher = entry.get("organization", entry.get("publisher"))
    compare("sources.bib", source, "publisher", without_braces(publisher), without_braces(publisher_of(source)))
    # Dates and addresses are read as they stand.
    compare("sources.bib", source, "date", verbatim.get(key, {}).get("date"), known(source["published"]))
    url = source["url"] and source["url"].replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    compare("sources.bib", source, "address", verbatim.get(key, {}).get("url"), url)

records = rispy.loads((folder / "sources.ris").read_text(encoding="utf-8"))
by_id = {record["id"]: record for record in records}
if len(records) != len(sources) or len(by_id) != len(sources):
    faults.append(f"sources.ris: {len(records)} records for {len(sources)} sources")
for source in sources:
    record = by_id.get(source["id"], {})
    compare("sources.ris", source, "title", record.get("title"), one_line(source["title"] or source["short"]))
    publisher = record.get("secondary_title", record.get("publisher"))
    compare("sources.ris", source, "publisher", publisher, one_line(publisher_of(source)))
    compare("sources.ris", source, "address", record.get("urls", [None])[0], source["url"])
    # `year/month/day/in words`; a year before the year 0 fits no date of RIS.
    parts = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", known(source["published"]) or "")
    wanted = parts and [part or "" for part in parts.groups()]
    found = record.get("date") and record["date"].split("/")[:3]
    compare("sources.ris", source, "date", found, wanted)
    in_words = (record.get("date") or "///").split("/", 3)[3]
    is_plain = wanted is None or re.fullmatch(r"[\d-]+", known(source["published"])) is not None
    compare("sources.ris", source, "whether the date is in words, too", in_words != "", not is_plain)

print("\n".join(faults) if faults else f"bibtexparser and rispy: {len(sources)} sources read twice")
sys.exit(1 if faults else 0)
