// A browser without a network of its own, and a record of everything a page asks for or complains of.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// The user-data folder is made by the driver and is new each time.
const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser that `CHROMIUM` names, or the first one found. A container's root has no sandbox to give it. */
export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error("no browser: install chromium, or name one in CHROMIUM");
  // The browser keeps its settings below the home folder; a fresh one leaves the caller's alone.
  const home = mkdtempSync(path.join(tmpdir(), "variorum-browser-"));
  const browser = await chromium.launch({ executablePath, args: flags, chromiumSandbox: false, env: { ...process.env, HOME: home } });
  browser.on("disconnected", () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  return browser;
}

/** The address of a page of a site on disk. */
export const onDisk = (site, page) => pathToFileURL(path.join(site, page)).href;

/**
 * A page that writes down, in `faults`, what a reader must never meet: a complaint in the console, an error of a script, an answer that is
 * none, and a request that leaves `home`, the address under which the site lies.
 */
export async function watchedPage(browser, home, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(home) && !request.url().startsWith("data:")) faults.push(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`gets no ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  return { page, faults, taken: () => faults.splice(0), close: () => context.close() };
}

/** Runs `job` on every item, two at a time: a browser on two cores gains nothing from more. */
export async function inPairs(items, job) {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await job(item);
  };
  await Promise.all([lane(), lane()]);
}

/**
 * Visits pages in two lanes, each of which keeps its window from page to page, and gathers the faults: what was recorded, and what `examine`
 * says. Each has its page in front.
 */
export async function visitAll(browser, paths, { home, addressOf, settings, examine }) {
  const faults = [];
  const lanes = await Promise.all([1, 2].map(() => watchedPage(browser, home, settings)));
  const free = [...lanes];
  await inPairs(paths, async (path) => {
    const lane = free.pop();
    await lane.page.goto(addressOf(path), { waitUntil: "load" });
    const found = (await examine?.(lane.page, path)) ?? [];
    faults.push(...[...found, ...lane.taken()].map((fault) => `${path}: ${fault}`));
    free.push(lane);
  });
  await Promise.all(lanes.map((lane) => lane.close()));
  return faults;
}

/** Opens whatever is folded, so that it is examined, too. */
export const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
