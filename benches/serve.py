#!/usr/bin/env python3
"""How long it takes from saving a file until its page is served with the change. See benches/README.md."""

import argparse
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
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        site = options.site or os.path.join(folder, "site")
        if not options.site:
            generate = ["cargo", "run", "--quiet", "--release", "--example", "generate", "--", site]
            subprocess.run([*generate, str(options.sources), str(options.words)], cwd=PACKAGE, check=True, stdout=subprocess.DEVNULL)
        command = [options.program, "serve", "--root", site, "--port", "0", "--color", "never"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            address = None
            while address is None:
                found = re.search(r"http://\S+", server.stderr.readline())
                address = found and found.group()
            os.set_blocking(server.stderr.fileno(), False)
            measure(site, address, options.rounds)
        finally:
            server.kill()
            server.wait()


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
