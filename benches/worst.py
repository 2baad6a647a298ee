#!/usr/bin/env python3
"""The worst inputs of each sort, about 1 MB each, in every command that reads them: seconds of processor time and peak memory.

Usage: cargo build --release && python3 benches/worst.py [--program FILE] [--only WORD] [--bytes N]
Ends with 1 where an input takes more than 1 s or 200 MB, or a command ends in another way than with 0 or 1 (`new`, `import`: or 2).
"""

import argparse
import io
import itertools
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

MOST_SECONDS, MOST_MB = 1.0, 200

SETTINGS = "title: Worst inputs (invented)\n"
EVENT = "---\ntitle: Talks\n---\n"
QUESTION = "---\nquestion: How long?\nevent: talks\nkind: choice\nanswers: {two: Two days, three: Three days}\n---\n"


def source(quote="three days", more="", body=""):
    return (
        "---\ntitle: Talks end\npublisher: Invented Paper\ncovers: [{event: talks}]\n" + more +
        f"claims:\n  - {{id: c, question: length, answer: three, quote: \"{quote}\"}}\n---\n{body}"
    )


def filled(piece, size):
    """`piece`, which may hold `{n}`, as often as it fits."""
    if "{n}" not in piece:
        return piece * (size // max(1, len(piece.encode())))
    parts, length, number = [], 0, 0
    while length < size:
        part = piece.replace("{n}", str(number))
        parts.append(part)
        length += len(part)
        number += 1
    return "".join(parts)


def pages(size):
    """Sorts of prose: a page's body."""
    pieces = {
        "words": "word ", "brackets": "[", "closing": "]", "links": "[a](b.md)", "open links": "[a](", "pictures": "![", "emphasis": "*a _b ",
        "strong": "**a", "strikes": "~~a", "code ticks": "`a``b", "quotations": "> ", "deep lists": "- ", "items": "- a\n", "numbers": "1. a\n",
        "indented": "    a\n", "headings": "# a\n\n", "same headings": "## A heading of some length\n\n", "rules": "---\n\n", "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
        "wide table": "|a", "notes": "[^{n}]: x\n\n", "cited notes": "[^a] ", "definitions": "[{n}]: /x\n", "entities": "&amp;", "html": "<b>",
        "comments": "<!--", "autolinks": "<https://a.example>", "addresses": "https://a.example/x ", "bare starts": "http", "references": "[[quay]] ",
        "open references": "[[", "citations": "[@gazette#c] ", "open citations": "[@", "figures": "{{ timeline() }}\n\n", "stray figures": "a {{ b }} ",
        "backslashes": "\\", "line ends": "\n", "blanks": "\u00a0\n\n", "marks of direction": "\u202e", "rtl": "\u0645\u0630\u0627\u06a9\u0631\u0627\u062a ",
        "terms": "a\n: b\n\n", "tasks": "- [x] a\n", "css": None, "js": None, "alerts": "> [!NOTE]\n> a\n\n", "combining": "a\u0301\u0323",
    }
    for name, piece in pieces.items():
        if piece is not None:
            yield name, filled(piece, size)
    # As many as a file may have.
    yield "ligatures", filled("threes \ufdfa", size)
    yield "ligature entities", filled("&#xfdfa;", size)
    yield "css", "```css\n" + filled("a{b:c}\n", size) + "```\n"
    yield "js", "```js\n" + filled("a=a=>\n", size) + "```\n"


def frontmatter(size):
    """Sorts of frontmatter: a whole page."""
    half = size // 2
    yield "long title", f"---\ntitle: {'x' * size}\n---\n"
    yield "deep", f"---\ntitle: x\nextra: {'[' * half}{']' * half}\n---\n"
    yield "wide", f"---\ntitle: x\nextra: [{filled('1,', size)}]\n---\n"
    yield "many keys", "---\ntitle: x\nextra:\n" + filled("  k{n}: 1\n", size) + "---\n"
    yield "unknown keys", "---\ntitle: x\n" + filled("k{n}: 1\n", size) + "---\n"
    yield "same keys", "---\n" + filled("title: x\n", size) + "---\n"
    yield "aliases", "---\ntitle: &a x\nextra: [" + filled("*a,", size) + "]\n---\n"
    yield "tabs", "---\ntitle: x\n" + filled("\t", size) + "\n---\n"
    yield "quotes", "---\ntitle: \"" + filled("\\\"", size) + "\"\n---\n"
    yield "comments", "---\ntitle: x\n" + filled("# x\n", size) + "---\n"
    yield "folded", "---\ntitle: >\n" + filled("  a\n", size) + "---\n"


def sources(size):
    """Sorts of sources: the file, and its archived text."""
    text = filled("The talks ended after three days. ", size)
    yield "claims", (
        "---\ntitle: x\ncovers: [{event: talks}]\nclaims:\n" + filled("  - {id: c{n}, question: length, answer: three, says: x}\n", size) + "---\n"), text
    yield "names", source(more="names:\n" + filled("  - {actor: a{n}, as: N{n}}\n", size)), text
    yield "caveats", source(more="caveats:\n" + filled("  - x{n}\n", size)), text
    yield "exclusions", source(more="archive:\n  exclude:\n" + filled("    - {from: talks, to: three}\n", size)), text
    yield "many ellipses", source(quote=filled("a ... ", 3900)), filled("a ", size)
    yield "long quote", source(quote=filled("a ", 398) + "b"), filled("a ", size)
    yield "optional letters", source(quote=filled("[a]", 57) + "b"), filled("a", size)
    yield "quote everywhere", source(quote="a"), filled("a ", size)
    yield "own text", source(more="licence: CC0-1.0\n", body=filled("The talks ended after three days. ", size)), text
    yield "own text of ligatures", source(quote="threes", more="licence: CC0-1.0\n", body=filled("threes \ufdfa", size)), text
    yield "own text of ligature entities", source(more="licence: CC0-1.0\n", body="three days " + filled("&#xfdfa;", size)), text
    yield "own text of notes", source(more="licence: CC0-1.0\n", body=filled("a[^{n}] three days\n\n[^{n}]: x\n\n", size)), text


def compared():
    """Sorts of files that are compared, with as many entries as a file may have: the other files of the site, and these."""
    def question(kind, more=""):
        return f"---\nquestion: How many?\nevent: talks\nkind: {kind}\n{more}---\n"

    def report(claim, count=1000):
        return "---\ntitle: x\ncovers: [{event: talks}]\nclaims:\n" + "".join(f"  - {{id: c{n}, question: q, says: x, {claim(n)}}}\n" for n in range(count)) + "---\n"

    actors = {f"content/actors/a{n}.md": f"---\nname: A{n}\nkind: person\n---\n" for n in range(40)}
    hours = [f"2025-03-{n // 24 % 28 + 1:02}T{n % 24:02}:{n // 672:02}Z" for n in range(1000)]
    members = "answers: {" + ", ".join(f"m{n}: M{n}" for n in range(2000)) + "}\n"
    numbers = {
        "numbers of a report": lambda n: f"answer: {n}",
        "numbers of speakers": lambda n: f"answer: {n}, by: [a{n % 40}]",
        "numbers of one speaker": lambda n: f"answer: {n}, by: [a0]",
        "ranges": lambda n: f"answer: 1..{n + 2}",
        "numbers about": lambda n: f"answer: {n}~, by: [a{n % 40}]",
    }
    for name, claim in numbers.items():
        yield name, {**actors, "content/questions/q.md": question("number"), "content/sources/s.md": report(claim)}
    changing = {
        "numbers at times": lambda n: f"answer: {n}, by: [a{n % 40}], as_of: {hours[n]}",
        "numbers on one day": lambda n: f"answer: {n}, by: [a{n % 40}], as_of: 2025-03-03",
        "numbers at no time": lambda n: f"answer: {n}, by: [a{n % 40}]",
        "numbers on days and at times": lambda n: f"answer: {n}, by: [a{n % 40}], as_of: {hours[n] if n % 2 else '2025-03-03'}",
    }
    for name, claim in changing.items():
        yield name, {**actors, "content/questions/q.md": question("number", "over_time: true\n"), "content/sources/s.md": report(claim)}
    yield "times of day", {"content/questions/q.md": question("date"), "content/sources/s.md": report(lambda n: f"answer: {hours[n]}")}
    for name, only in {"lists": "", "whole lists": ", only: true"}.items():
        row = [", ".join(f"m{(7 * n + i) % 2000}" for i in range(40)) for n in range(1000)]
        text = report(lambda n: f"answer: [{row[n]}], by: [a{n % 40}]{only}")
        yield name, {**actors, "content/questions/q.md": question("set", members), "content/sources/s.md": text}
    statements = "".join(f"  - {{id: t{n}, on: 2025-03-{n % 28 + 1:02}}}\n" for n in range(2000))
    actor = {"content/actors/a.md": f"---\nname: A\nkind: person\nstatements:\n{statements}---\n"}
    text = report(lambda n: f"answer: {n}, by: [a], statement: \"a#t{n}\"")
    yield "statements", {**actor, "content/questions/q.md": question("number"), "content/sources/s.md": text}
    supports = ", ".join(f"s#c{n}" for n in range(50))
    judgements = "".join(f"  - {{id: j{n}, text: x, likelihood: likely, because: [{supports}]}}\n" for n in range(100))
    briefing = f"---\ntitle: B\nas_of: 2025-04-01\nevents: [talks]\njudgements:\n{judgements}---\n"
    text = report(lambda n: f"answer: {n}, by: [a{n % 40}]", 100)
    yield "judgements", {**actors, "content/questions/q.md": question("number"), "content/sources/s.md": text, "content/briefings/b.md": briefing}


def archives(size):
    """Sorts of archived pages."""
    half = size // 2
    pieces = {
        "paragraphs": "<p>x", "open formats": "<b>", "numbered formats": "<b id={n}>", "tables": "<table><td>", "selects": "<select><option>",
        "deep": "<div>", "spans": "<span>x</span>", "entities": "&lt;", "attributes": None, "comment": None, "scripts": "<script>x</script>",
        "templates": "<template>", "frames": "<frameset>", "svg": "<svg><g>", "breaks": "<br>", "less": "<", "links": "<a href=x>", "ends": "</p>",
        "digits": "1<sup>2</sup>", "rubies": "<ruby>a<rt>b", "plain": "<plaintext>", "tables of text": "<table>x", "forms": "<form><input>",
    }
    for name, piece in pieces.items():
        if piece is not None:
            yield name, "html", filled(piece, size)
    yield "attributes", "html", "<p" + filled(" a{n}", size) + ">three days"
    yield "attributes in quotation marks", "html", "<p" + filled("\na{n}='>'", size) + ">three days"
    yield "comment", "html", "<!--" + "-" * size
    yield "formats and paragraphs", "html", "".join(f"<b id={n}>" for n in range(480)) + filled("<p>x", size)
    yield "unclosed tag", "html", "<p title='" + "x" * size
    yield "markdown brackets", "md", "[" * size
    yield "markdown quotations", "md", "> " * half
    yield "letters", "txt", "a" * size
    yield "combining", "txt", filled("a\u0301\u0323\u0302", size)
    yield "ligatures alone", "txt", filled("\ufdfa", size)
    yield "ligatures", "txt", filled("threes \ufdfa", size)
    yield "ligature entities", "html", "<p>" + filled("&#xfdfa;", size)
    yield "white space", "txt", filled(" \u200b\n", size)
    yield "cues", "vtt", "WEBVTT\n\n" + filled("00:00.000 --> 00:01.000\nthree days\n\n", size)


def saved(size):
    """Sorts of saved articles, beside those of archived texts: what `new source` looks for in them."""
    pieces = {
        "quotations": "He said “the tide was high and the sea was rough”, said Mira.\n", "short quotations": "“a ”", "open quotations": "“",
        "dates": "on 4 March 2025 at 14:30, 12 people, ", "names": "Ann Bell Carl Dorn ", "capitals": "Ab ", "addresses": "https://a.example/x ",
        "question words": "length three days two days ", "lines": "a\n\n", "credits": "(Reuters) AFP\n\n",
    }
    for name, piece in pieces.items():
        yield name, "txt", filled(piece, size)
    heads = {
        "authors": "<meta name=author content='Ann Bell'>", "properties": "<meta property='og:title' content=x>",
        "linked data": "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>",
        "deep linked data": None, "languages": "<link rel=canonical href='https://a.example/x' hreflang=en>",
    }
    for name, piece in heads.items():
        if piece is not None:
            yield name, "html", f"<html><head>{filled(piece, size)}</head><body><p>Text."
    yield "deep linked data", "html", f"<script type='application/ld+json'>{'[' * size}</script><p>Text."
    bodies = {"by-lines": "<p class=byline>By Ann Bell</p>", "times": "<time datetime='2025-03-04'>x</time>", "links to authors": "<a rel=author>x</a>"}
    for name, piece in bodies.items():
        yield name, "html", filled(piece, size)
    yield "cues without pause", "srt", filled("{n}\n00:00:01,000 --> 00:00:01,900\nword {n}\n\n", size)


def packed(size):
    """Sorts of web archives, which unpack to far more than they are. They are packed piece by piece: what this program takes at most counts
    as taken by each that it starts."""
    step = 1000

    def squeezed(head, piece, times):
        packer = zlib.compressobj(9, wbits=31)
        packed = [packer.compress(head)] + [packer.compress(piece * step) for _ in range(times // step)]
        return b"".join([*packed, packer.compress(b"\r\n\r\n"), packer.flush()])

    def head(length, more=""):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n".encode()
        record = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(answer) + length}\r\n\r\n"
        return record.encode() + answer

    for name, piece in {"words": b"a ", "tags": b"<p>a"}.items():
        times = 60 * size // len(piece) // step * step
        yield f"{name} in a WARC", "warc.gz", squeezed(head(times * len(piece)), piece, times)
    inner = squeezed(b"", b"<p>a ", 12 * size)
    yield "an answer packed in itself", "warc", head(len(inner), "Content-Encoding: gzip\r\n") + inner + b"\r\n\r\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("archive/a.warc", "w") as file:
            file.write(head(960 * size).replace(b"200 OK", b"404 No"))
            for _ in range(960):
                file.write(b"a" * size)
    yield "a WACZ of a large file", "wacz", buffer.getvalue()


CLAIMS = "id,source,source_title,url,question,answer,by,quote,says\n"


def imports(size):
    """Sorts of what is brought in: the ending of the file, and its text."""
    half = size // 2
    yield "rows", "csv", CLAIMS + filled(",gazette,,,length,two,,,It lasted {n}.\n", size)
    yield "rows of new reports", "csv", CLAIMS + filled(",s{n},Report {n},https://a.example/{n},length,two,,,It lasted.\n", size)
    yield "rows of new questions", "csv", CLAIMS + filled(",gazette,,,q{n},two,,,It lasted.\n", size)
    yield "rows of new speakers", "csv", CLAIMS + filled(",gazette,,,length,two,Ann Bell {n},,It lasted.\n", size)
    yield "columns", "csv", CLAIMS.strip() + filled(",c{n}", size) + "\ngazette\n"
    yield "an open quotation", "csv", CLAIMS + "\"" + filled("a,\n", size)
    yield "a long cell", "csv", CLAIMS + ",gazette,,,length,two,,," + "x" * size + "\n"
    yield "entries", "bib", filled("@article{a{n}, title={Report {n}}, url={https://a.example/{n}}}\n", size)
    yield "braces", "bib", "@article{a, title={" + "{" * half + "}" * half + "}}\n"
    yield "strings", "bib", filled("@string{s{n} = \"x\"}\n", size) + "@article{a, title = s1}\n"
    yield "strings of strings", "bib", "@string{s0 = \"xx\"}\n" + "".join(
        f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 40)) + "@article{a, title = s39}\n"
    yield "a long row of strings", "bib", "@string{s = \"" + "x" * half + "\"}@article{a, title = s" + filled(" # s", half) + "}\n"
    yield "cross-references", "bib", filled("@article{a{n}, crossref={b}}\n", half) + "@book{b, title={" + "x" * half + "}}\n"
    yield "chain of cross-references", "bib", "".join(f"@article{{a{n}, crossref={{a{n + 1}}}}}\n" for n in range(half // 25))
    yield "people", "bib", "@article{a, title={x}, author={" + filled("Bell, Ann and ", size) + "Dorn, Carl}}\n"
    yield "comments", "bib", filled("@comment{x}\n", size)
    yield "records", "ris", filled("TY  - NEWS\nTI  - Report {n}\nUR  - https://a.example/{n}\nER  - \n", size)
    yield "fields", "ris", "TY  - NEWS\n" + filled("AU  - Bell, Ann\n", size) + "ER  - \n"
    yield "items", "json", "[" + filled('{"id":"a{n}","type":"article","title":"Report {n}"},', size) + '{"id":"z","type":"book","title":"x"}]'
    yield "deep items", "json", '[{"id":"a","type":"book","title":' + "[" * half + "]" * half + "}]"
    yield "authors", "json", '[{"id":"a","type":"book","title":"x","author":[' + filled('{"family":"Bell","given":"Ann"},', size) + '{"literal":"x"}]}]'
    note = '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":{"value":"x"},"target":{"source":"https://a.example/{n}",' \
        '"selector":{"type":"TextQuoteSelector","exact":"three days"}}}'
    yield "annotations", "jsonld", "[" + filled(note + ",", size) + note + "]"
    yield "an annotation of many targets", "jsonld", note.replace('"target":', '"target":[' + filled('{"source":"https://a.example/x"},', size)).replace('}}}', '}}]}')


def pictures(size):
    """Sorts of drawings."""
    yield "groups", "<svg>" + filled("<g/>", size) + "</svg>"
    yield "deep", "<svg>" + "<g>" * (size // 3)
    yield "attributes", "<svg" + filled(" a{n}='1'", size) + "/>"
    yield "namespaces", "<svg" + filled(" xmlns:a{n}='b{n}'", size) + "/>"
    yield "namespaces within", "<svg>" + filled("<g xmlns:a{n}='b{n}'>", size)
    yield "entities", "<!DOCTYPE svg [" + filled("<!ENTITY e{n} 'x'>", size // 2) + "]><svg>" + filled("&e0;", size // 2) + "</svg>"
    yield "bomb", "<!DOCTYPE svg [<!ENTITY e 'x" + "x" * (size // 2) + "'>]><svg>" + filled("&e;", size // 2) + "</svg>"
    yield "style", "<svg><style>" + filled("a{fill:url(x)}", size) + "</style></svg>"


def sites(size):
    """Name of the sort, the files, the commands that read them."""
    reading = [["check"], ["build"]]
    proving = [["check"], ["verify", "--archive", "archive"], ["build"]]
    for name, body in pages(size):
        yield f"prose: {name}", {"content/pages/p.md": "---\ntitle: x\n---\n" + body}, reading
    for name, text in frontmatter(size):
        yield f"frontmatter: {name}", {"content/pages/p.md": text}, reading
    for name, text, archived in sources(size):
        yield f"source: {name}", {"content/sources/gazette.md": text, "archive/gazette.txt": archived}, proving
    for name, files in compared():
        yield f"compared: {name}", files, reading
    for name, ending, text in archives(size):
        yield f"archive: {name}", {"content/sources/gazette.md": source(), f"archive/gazette.{ending}": text}, proving[1:2]
    beginning = ["new", "source", "--archive", "archive", "--from"]
    for name, ending, text in itertools.chain(archives(size), saved(size)):
        yield f"saved: {name}", {f"archive/new.{ending}": text}, [[*beginning, f"archive/new.{ending}"]]
    for name, ending, text in imports(size):
        yield f"import: {name}", {f"brought.{ending}": text, "content/sources/gazette.md": source()}, [["import", "--dry-run", f"brought.{ending}"]]
    for name, text in pictures(size):
        yield f"picture: {name}", {"content/pages/p.md": "---\ntitle: x\n---\n![a](a.svg)\n", "content/pages/a.svg": text}, reading
    for name, ending, text in packed(size):
        yield f"packed: {name}", {f"archive/new.{ending}": text}, [[*beginning, f"archive/new.{ending}"]]


def measure(program, arguments, folder):
    """Processor seconds, wall seconds, MB and how the command ended."""
    begun = time.monotonic()
    child = subprocess.Popen([program, *arguments, "--root", "."], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = begun + 120
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > deadline:
            child.kill()
        time.sleep(0.002)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / 1024, child.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/release/variorum")
    parser.add_argument("--only", default="", help="only sorts whose name holds this")
    parser.add_argument("--bytes", type=int, default=1_000_000)
    parser.add_argument("--all", action="store_true", help="a row for every input, not only for those above a tenth of the limits")
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    runs, beyond = 0, 0
    print("| input | command | CPU s | wall s | MB | ends |\n|---|---|---:|---:|---:|---:|")
    for name, files, commands in sites(options.bytes):
        if options.only not in name:
            continue
        folder = pathlib.Path(tempfile.mkdtemp())
        base = {"content/site.yaml": SETTINGS, "content/events/talks.md": EVENT, "content/questions/length.md": QUESTION}
        for path, text in {**base, **files}.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
        for command in commands:
            seconds, wall, memory, end = measure(program, command, folder)
            runs += 1
            # What is brought in and cannot be read ends `new` and `import` with 2.
            is_refused = end == 2 and command[0] in ("new", "import")
            is_beyond = wall > MOST_SECONDS and seconds > MOST_SECONDS or memory > MOST_MB or end not in (0, 1) and not is_refused
            beyond += is_beyond
            if options.all or is_beyond or seconds > MOST_SECONDS / 10 or memory > MOST_MB / 2:
                mark = " **beyond**" if is_beyond else ""
                print(f"| {name}{mark} | {command[0]} | {seconds:.2f} | {wall:.2f} | {memory:.0f} | {end} |", flush=True)
        shutil.rmtree(folder)
    print(f"\n{runs} runs, {beyond} beyond {MOST_SECONDS:g} s or {MOST_MB} MB")
    sys.exit(1 if beyond else 0)


if __name__ == "__main__":
    main()
