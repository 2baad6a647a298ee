// Every page: from a folder on disk with and without scripts, and over http below a sub-path.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inPairs, onDisk, startBrowser, unfold, watchedPage } from "./browser.mjs";
import { serve } from "./server.mjs";
import { brokenLinks, inventory, shifts, sideways } from "./soundness.mjs";
import { built, files } from "../site.mjs";

let browser;
let site;
let server;
before(async () => {
  site = built("site");
  [browser, server] = await Promise.all([startBrowser(), serve(site)]);
});
after(async () => {
  server?.stop();
  await browser?.close();
});

/** Visits every page in two lanes and gathers the faults, each with its page in front. */
async function visitAll(addressOf, home, settings, examine) {
  const faults = [];
  const lanes = [await watchedPage(browser, home, settings), await watchedPage(browser, home, settings)];
  const free = [...lanes];
  await inPairs(files(site, ".html"), async (path) => {
    const lane = free.pop();
    await lane.page.goto(addressOf(path), { waitUntil: "load" });
    const found = (await examine?.(lane.page, path)) ?? [];
    faults.push(...[...found, ...lane.taken()].map((fault) => `${path}: ${fault}`));
    free.push(lane);
  });
  await Promise.all(lanes.map((lane) => lane.close()));
  return faults;
}

test("from disk, every page is quiet and every link and fragment lands", async () => {
  const inventories = new Map();
  const faults = await visitAll((path) => onDisk(site, path), "file:", {}, async (page, path) => {
    inventories.set(path, await inventory(page));
    return shifts(page);
  });
  assert.ok(inventories.size > 50, "the site has its pages");
  assert.deepEqual([...faults, ...brokenLinks(inventories, new Set(files(site)))], []);
});

test("from disk without scripts, no page is wider than a small phone", async () => {
  const settings = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
  const faults = await visitAll((path) => onDisk(site, path), "file:", settings, async (page) => {
    const folded = await sideways(page);
    await unfold(page);
    return folded.length ? folded : (await sideways(page)).map((fault) => `unfolded, ${fault}`);
  });
  assert.deepEqual(faults, []);
});

test("over http below a sub-path, on a small phone, every page is quiet, steady and asks its own host alone", async () => {
  const asked = new Set();
  const addressOf = (path) => server.address + path.split("/").map(encodeURIComponent).join("/");
  const faults = await visitAll(addressOf, server.address, { viewport: { width: 320, height: 640 } }, async (page) => {
    const targets = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => link.href));
    targets.filter((target) => target.startsWith("http://127.")).forEach((target) => asked.add(target.split("#")[0]));
    return [...(await sideways(page)), ...(await shifts(page))];
  });
  for (const target of asked) {
    const answer = await fetch(target, { method: "HEAD" });
    if (answer.status !== 200) faults.push(`${answer.status} for ${target}`);
  }
  assert.deepEqual(faults, []);
});
