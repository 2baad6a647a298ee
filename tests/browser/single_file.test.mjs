// The whole site in one file shows one page at a time, by style alone; all of them where somebody asks for them, and on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { onDisk, startBrowser, watchedPage } from "./browser.mjs";
import { built } from "../site.mjs";

const settled = { timeout: 20000 };

let browser;
let address;
before(async () => {
  address = onDisk(built("site"), "data/briefing.html");
  browser = await startBrowser();
});
after(() => browser?.close());

async function opened(settings, examine) {
  const visit = await watchedPage(browser, "file:", settings);
  await visit.page.goto(address);
  await examine(visit.page);
  assert.deepEqual(visit.taken(), []);
  await visit.close();
}

const shown = (page) => page.evaluate(() => [...document.querySelectorAll("article")].filter((part) => part.checkVisibility()).map((part) => part.id));
const count = (page) => page.evaluate(() => document.querySelectorAll("article").length);

for (const javaScriptEnabled of [true, false]) {
  test(`${javaScriptEnabled ? "with" : "without"} scripts, links turn the pages`, () =>
    opened({ javaScriptEnabled }, async (page) => {
      const [first, ...others] = await shown(page);
      assert.match(first, /^briefings\//);
      assert.deepEqual(others, []);
      await page.locator("header a", { hasText: "Sources" }).click();
      assert.deepEqual(await shown(page), ["sources.html"]);
      const answer = page.locator("article:target tbody th a").first();
      const source = (await answer.getAttribute("href")).slice(1);
      await answer.click();
      assert.deepEqual(await shown(page), [source]);
      await page.goto(`${address}#${source.replace("/", ".")}:claim-length`);
      assert.deepEqual(await shown(page), [source], "a place shows the page that it is on");
      assert.ok(await page.evaluate(() => document.querySelector(":target").getBoundingClientRect().top < innerHeight), "and is in view");
      await page.locator(".show-all").click();
      assert.equal((await shown(page)).length, await count(page));
      await page.goBack();
      await page.emulateMedia({ media: "print" });
      assert.equal((await shown(page)).length, await count(page), "paper has all pages");
    }));
}

test("what is searched for stays in view, and so it does on the way back", () =>
  opened({}, async (page) => {
    await page.locator("header a", { hasText: "Search" }).click();
    await page.getByRole("searchbox").pressSequentially("Tarar");
    const actor = page.locator('[data-kind="actor"] ol > li a').first();
    await actor.waitFor(settled);
    assert.deepEqual(await shown(page), ["search.html"]);
    await actor.click();
    assert.deepEqual(await shown(page), ["actors/attaullah-tarar.html"]);
    await page.goBack();
    await actor.waitFor(settled);
    assert.deepEqual(await shown(page), ["search.html"]);
  }));
