// Every page: from a folder on disk with and without scripts, and over http below a sub-path.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { onDisk, startBrowser, unfold, visitAll } from "./browser.mjs";
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

const visit = (home, addressOf, settings, examine) => visitAll(browser, files(site, ".html"), { home, addressOf, settings, examine });
const fromDisk = (settings, examine) => visit("file:", (path) => onDisk(site, path), settings, examine);

test("from disk, every page is quiet and every link and fragment lands", async () => {
  const inventories = new Map();
  const faults = await fromDisk({}, async (page, path) => {
    inventories.set(path, await inventory(page));
    return shifts(page);
  });
  assert.ok(inventories.size > 50, "the site has its pages");
  assert.deepEqual([...faults, ...brokenLinks(inventories, new Set(files(site)))], []);
});

test("from disk without scripts, no page is wider than a small phone", async () => {
  const settings = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
  const faults = await fromDisk(settings, async (page) => {
    const folded = await sideways(page);
    await unfold(page);
    return folded.length ? folded : (await sideways(page)).map((fault) => `unfolded, ${fault}`);
  });
  assert.deepEqual(faults, []);
});

test("over http below a sub-path, on a small phone, every page is quiet, steady and asks its own host alone", async () => {
  const asked = new Set();
  const addressOf = (path) => server.address + path.split("/").map(encodeURIComponent).join("/");
  const faults = await visit(server.address, addressOf, { viewport: { width: 320, height: 640 } }, async (page) => {
    const targets = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href));
    targets.filter((target) => target.startsWith("http://127.")).forEach((target) => asked.add(target.split("#")[0]));
    return [...(await sideways(page)), ...(await shifts(page))];
  });
  for (const target of asked) {
    const answer = await fetch(target, { method: "HEAD" });
    if (answer.status !== 200) faults.push(`${answer.status} for ${target}`);
  }
  assert.deepEqual(faults, []);
});
