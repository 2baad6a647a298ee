#!/usr/bin/env python3
"""How long it takes from saving a file until its page is served with the change; with `--annotate`, from the save of a claim on the page of
its source until the table of its question has it, while all archived texts are at hand. See benches/README.md."""

import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
import urllib.request

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sources", type=int, default=1000)
    arguments.add_argument("--words", type=int, default=600)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--program", default=os.path.join(PACKAGE, "target/release/variorum"))
    arguments.add_argument("--site", help="a site of the generator that is there already; it is edited")
    arguments.add_argument("--annotate", action="store_true", help="save claims on the page of a source")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        site = options.site or os.path.join(folder, "site")
        if not options.site:
            generate = ["cargo", "run", "--quiet", "--release", "--example", "generate", "--", site]
            subprocess.run([*generate, str(options.sources), str(options.words)], cwd=PACKAGE, check=True, stdout=subprocess.DEVNULL)
        command = [options.program, "serve", "--root", site, "--port", "0", "--color", "never"]
        if options.annotate:
            archive = os.path.join(folder, "archive")
            print(f"{quote_from_texts(site, archive)} quotes from {len(os.listdir(archive))} archived texts")
            command += ["--archive", archive]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            address = None
            while address is None:
                found = re.search(r"http://\S+", server.stderr.readline())
                address = found and found.group()
            os.set_blocking(server.stderr.fileno(), False)
            (annotate if options.annotate else measure)(site, address, options.rounds)
        finally:
            server.kill()
            server.wait()


def quote_from_texts(site, archive):
    """Makes the prose of each source its archived text, has each claim quote five words of it that stand there once, and says how many."""
    os.makedirs(archive)
    quotes = 0
    folder = os.path.join(site, "content/sources")
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            _, head, prose = file.read().split("---\n", 2)
        text = re.sub(r"\[(\w+)\]\(\S+\)|\*\*|^## ", r"\1", prose, flags=re.M)
        passages = iter([words for words in re.findall(r"(?<=[.] )(?:[a-z]+ ){4}[a-z]+", text) if text.count(words) == 1])
        quoted, number = re.subn(r"(?<=says: It says so.)(?=})", lambda _: f", quote: {next(passages)}", head)
        quotes += number
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(f"---\n{quoted}---\nRead once.\n")
        with open(os.path.join(archive, name.replace(".md", ".txt")), "w", encoding="utf-8") as file:
            file.write(text)
    return quotes


def annotate(site, address, rounds):
    path = "content/sources/source-7.md"
    page = get(f"{address}sources/source-7.html")
    token = re.search(r'data-token="([^"]+)"', page).group(1)
    origin = re.match(r"http://[^/]+", address).group()
    with open(os.path.join(site, path), encoding="utf-8") as file:
        text = file.read()
    question = re.search(r"question: ([\w-]+)", text).group(1)
    headers = {"X-Variorum-Token": token, "Content-Type": "application/json"}
    sheet = urllib.request.Request(f"{origin}/_variorum/sheet?source=source-7", headers=headers)
    version = json.loads(get(sheet))["version"]
    times = []
    for number in range(rounds):
        says = f"It says so for the time No. {number}"
        claim = {"id": f"saved-{number}", "question": question, "answer": "a", "says": says}
        body = json.dumps({"path": path, "version": version, "claim": claim}).encode()
        save = urllib.request.Request(f"{origin}/_variorum/save", body, headers)
        start = time.perf_counter()
        version = json.loads(get(save))["version"]
        while says not in get(f"{address}questions/{question}.html"):
            time.sleep(0.001)
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(0.3)
    spread = f"{min(times):.0f} to {max(times):.0f}"
    print(f"the table of the question: {statistics.median(times):.0f} ms from the save (median of {rounds}; {spread})")


def measure(site, address, rounds):
    source = os.path.join(site, "content/sources/source-7.md")
    pages = {"its page": "sources/source-7.html", "the list of sources": "sources.html"}
    times = {name: [] for name in pages}
    for page in pages.values():
        get(address + page)
    for number in range(rounds):
        with open(source, encoding="utf-8") as file:
            text = file.read()
        title = f"Report No. 7, edited {number}"
        text = re.sub(r"(?m)^title: .*$", f"title: {title}", text, count=1)
        start = time.perf_counter()
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        for name, page in pages.items():
            # The title may stand on another page of the list.
            while name == "its page" and title not in get(address + page):
                time.sleep(0.001)
            get(address + page)
            times[name].append((time.perf_counter() - start) * 1000)
        time.sleep(0.3)
    for name, measured in times.items():
        spread = f"{min(measured):.0f} to {max(measured):.0f}"
        print(f"{name}: {statistics.median(measured):.0f} ms from the save (median of {rounds}; {spread})")


def get(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


if __name__ == "__main__":
    main()
