// The program run on the briefing of this repository, and what it built. Everything lies in one temporary folder that goes with the process.
// The folder's name has spaces and letters beyond ASCII, because a reader's folders do.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** An address for what only a published site has: canonical addresses, feed, sitemap. */
export const publishedAt = "https://desk.example/briefing/";

const folder = mkdtempSync(path.join(tmpdir(), "Zwei Länder – مذاکرات "));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A path in the temporary folder. */
export const temporary = (...parts) => path.join(folder, ...parts);

/** The program: the one that `VARIORUM` names, else one that cargo built. */
export function program() {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const places = [process.env.VARIORUM, path.join(target, "release", "variorum"), path.join(target, "debug", "variorum")];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error("no variorum: run `cargo build --release`, or name the program in VARIORUM");
  return path.resolve(found);
}

/** Runs the program in the root of the package; returns what it printed and its exit status. */
export function variorum(...parts) {
  const run = spawnSync(program(), parts, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Builds the briefing of this repository into a folder of that name and returns the folder. */
export function built(name, ...options) {
  const output = temporary(name);
  execFileSync(program(), ["build", "--quiet", "--output", output, ...options], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return output;
}

/** The files below a folder that end so, by their paths with `/`, sorted. */
export function files(below, ending = "") {
  const entries = readdirSync(below, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(below, path.join(entry.parentPath ?? entry.path, entry.name)));
  return paths.map((found) => found.split(path.sep).join("/")).filter((found) => found.endsWith(ending)).sort();
}

/** One page of each kind: the one with the most to show, as that is where a layout breaks first. */
export function pageKinds(site) {
  const largest = new Map();
  for (const page of files(site, ".html")) {
    const kind = page.includes("/") ? page.split("/")[0] : page;
    const size = readFileSync(path.join(site, page)).length;
    if (!largest.has(kind) || size > largest.get(kind).size) largest.set(kind, { page, size });
  }
  // A site with one briefing has it as its front page, too; and what lies in data/ is to be taken away, the whole site in one file among it.
  largest.delete("briefings");
  largest.delete("data");
  return [...largest.values()].map(({ page }) => page).sort();
}
