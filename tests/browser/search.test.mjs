// Searching in a browser, from a folder on disk: typing, results, the way through them by keyboard, and the way back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./accessibility.mjs";
import { onDisk, startBrowser, watchedPage } from "./browser.mjs";
import { sideways } from "./soundness.mjs";
import { built } from "../site.mjs";

const settled = { timeout: 10_000 };
let browser;
let site;
before(async () => {
  site = built("searched");
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens the page of the search, hands it to `examine`, and holds that nothing was complained of or asked of elsewhere. */
async function searching(settings, examine) {
  const visit = await watchedPage(browser, "file:", settings);
  await visit.page.goto(onDisk(site, "search.html"));
  await examine(visit.page);
  assert.deepEqual(visit.taken(), []);
  await visit.close();
}

/** Types a query and waits until the page has said what it found. */
async function type(page, query) {
  const field = page.getByRole("searchbox");
  await field.fill("");
  await page.waitForFunction(() => document.querySelector("#search-status").textContent === "", null, settled);
  await field.pressSequentially(query, { delay: 10 });
  // On a busy machine it says first that the index is being loaded.
  const hasSaid = () => !["", "The index is being loaded."].includes(document.querySelector("#search-status").textContent);
  await page.waitForFunction(hasSaid, null, settled);
  await page.waitForFunction((query) => location.hash === `#q=${encodeURIComponent(query)}`, query, settled);
}

const list = (page, kind) => page.locator(`[data-kind="${kind}"] ol > li`);
const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);

test("an actor, his statements and his quotes are found as the name is typed, and the words are marked", () =>
  searching({}, async (page) => {
    for (const query of ["Tarar", "Atta Tarar", "attaullah tar"]) {
      await type(page, query);
      await list(page, "quote").first().waitFor(settled);
      assert.equal(await list(page, "actor").first().getByRole("link").textContent(), "Attaullah Tarar", query);
      assert.equal(await list(page, "actor").first().getByRole("link").getAttribute("href"), "actors/attaullah-tarar.html");
      assert.equal(await list(page, "statement").count(), 2, query);
      assert.equal(await list(page, "quote").first().locator("q").count(), 1);
      assert.ok((await list(page, "actor").first().locator("mark").allTextContents()).includes("Tarar"));
      assert.match(await page.getByRole("status").textContent(), /^\d+ results$/);
    }
  }));

test("no result is said, and a list without one is not shown", () =>
  searching({}, async (page) => {
    await type(page, "nobodyiscalledthis");
    assert.equal(await page.getByRole("status").textContent(), "Nothing has all of these words.");
    assert.equal(await page.locator("[data-kind]:visible").count(), 0);
  }));

test("the keyboard alone leads through the results, to a page, back, and to an empty field", () =>
  searching({}, async (page) => {
    await type(page, "Tarar");
    await list(page, "actor").first().waitFor(settled);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Attaullah Tarar");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), "search-words");
    await page.evaluate(
      () =>
        new Promise((done) => {
          addEventListener("hashchange", () => setTimeout(done), { once: true });
          document.querySelector(".skip").click();
        }),
    );
    assert.equal(await page.getByRole("searchbox").inputValue(), "Tarar", "the way to the text keeps the query");
    await type(page, "Tarar");
    await list(page, "actor").first().waitFor(settled);
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForURL("**/actors/attaullah-tarar.html", settled), page.keyboard.press("Enter")]);
    await page.goBack();
    await list(page, "actor").first().waitFor(settled);
    assert.equal(await page.getByRole("searchbox").inputValue(), "Tarar");
    await page.getByRole("searchbox").focus();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("#search-status").textContent === "", null, settled);
    assert.equal(await page.getByRole("searchbox").inputValue(), "");
    assert.equal(await page.locator("[data-kind]:visible").count(), 0);
    assert.equal(new URL(page.url()).hash, "");
  }));

test("a long list grows, and the focus goes on with it", () =>
  searching({}, async (page) => {
    await type(page, "istanbul");
    const more = page.locator('[data-kind="question"]').getByRole("button");
    await more.waitFor(settled);
    assert.equal(await list(page, "question").count(), 10);
    await more.press("Enter");
    await list(page, "question").nth(10).waitFor(settled);
    assert.equal(await focused(page), await list(page, "question").nth(10).getByRole("link").textContent());
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`on a small phone in the ${colorScheme} scheme, results fit and nothing keeps anybody out`, () =>
    searching({ colorScheme, viewport: { width: 320, height: 640 } }, async (page) => {
      await type(page, "minister");
      await list(page, "claim").first().waitFor(settled);
      assert.deepEqual([...(await sideways(page)), ...(await violations(page))], []);
    }));
}

test("without scripts the page says so and leads on", () =>
  searching({ javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.getByRole("searchbox").count(), 0);
    const hrefs = await page.locator("[data-without-script] a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(hrefs, ["sources.html", "actors.html", "timeline.html"]);
  }));
