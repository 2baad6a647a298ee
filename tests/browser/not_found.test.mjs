// The page for what is not there: served at any depth of a site that knows its address, its links lead into the site.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, watchedPage } from "./browser.mjs";
import { serve } from "./server.mjs";
import { built } from "../site.mjs";

let browser;
before(async () => (browser = await startBrowser()));
after(() => browser?.close());

/** Opens a page that is not there. What the browser says of the missing page itself is no fault of the site. */
async function openMissing(address, missing) {
  const visit = await watchedPage(browser, address);
  const response = await visit.page.goto(address + missing);
  const faults = visit.taken().filter((fault) => !fault.startsWith("404 for ") && !fault.includes("status of 404"));
  return { ...visit, status: response.status(), faults };
}

test("with an address of its own, a site answers at any depth with a page whose links land", async () => {
  const first = await serve(built("placeless"));
  const site = built("placed", "--base-url", first.address);
  first.stop();
  // The port is taken again at once: the address is written into the page.
  const server = await serve(site, "/briefing/", Number(new URL(first.address).port));
  for (const missing of ["gone.html", "a/b/c.html", "actors/nobody/", "ein%20Name/%D9%85.html"]) {
    const { page, status, faults, close } = await openMissing(server.address, missing);
    assert.equal(status, 404);
    assert.deepEqual(faults, [], missing);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), "0px", `${missing}: the style sheet is found`);
    const links = await page.evaluate(() => [...document.querySelectorAll("main a[href]")].map((link) => link.href));
    assert.ok(links.length > 3, "it offers ways on");
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    await page.locator("main a").first().click();
    assert.equal(page.url(), `${server.address}index.html`);
    await close();
  }
  server.stop();
});

test("without an address, it has its own lines of style and offers no link that would lead astray", async () => {
  const server = await serve(built("site"));
  const { page, status, faults, close } = await openMissing(server.address, "a/b/c.html");
  assert.equal(status, 404);
  assert.deepEqual(faults, []);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), "0px", "the policy allows its style");
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[href]")].map((link) => link.getAttribute("href").slice(0, 5))), ["data:", "#main"]);
  await close();
  server.stop();
});
