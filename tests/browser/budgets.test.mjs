// A briefing is brief: the example's pages stay within what a busy reader gives them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { onDisk, startBrowser, visitAll, watchedPage } from "./browser.mjs";
import { compressed, excesses, measures } from "./budgets.mjs";
import { built, files } from "../site.mjs";

const front = "index.html";

let browser;
let site;
before(async () => {
  site = built("site");
  browser = await startBrowser();
});
after(() => browser?.close());

async function measured(page, width) {
  const visit = await watchedPage(browser, "file:", { viewport: { width, height: 900 } });
  await visit.page.goto(onDisk(site, page));
  const found = await measures(visit.page);
  await visit.close();
  return found;
}

test("the front page is read in one go", async () => {
  const faults = [
    ...excesses("at 1280 px", await measured(front, 1280), { words: 650, height: 1900, stops: 45 }),
    ...excesses("at 320 px", await measured(front, 320), { height: 4200 }),
  ];
  assert.deepEqual(faults, []);
});

test("the front page arrives in 15 kB, with its style sheet and scripts", () => {
  const html = readFileSync(path.join(site, front), "utf8");
  const fetched = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, file]) => file);
  assert.ok(fetched.includes("static/variorum.css"), "the style sheet is found");
  assert.deepEqual(excesses(front, { bytes: compressed(site, [front, ...fetched]) }, { bytes: 15000 }), []);
});

test("every question is answered on one screen and a little more", async () => {
  const pages = files(site, ".html").filter((page) => page.startsWith("questions/"));
  assert.ok(pages.length > 30, "the site has its questions");
  const settings = { viewport: { width: 1280, height: 900 } };
  const examine = async (page) => excesses("at 1280 px", await measures(page), { height: 1000 });
  assert.deepEqual(await visitAll(browser, pages, { home: "file:", addressOf: (page) => onDisk(site, page), settings, examine }), []);
});

// A table's height goes with its rows: the budgets were drawn for so many, and more rows may take as much more as they are more.
const kinds = [
  { folder: "events", height: 1700, rows: 14, of: "table.compact tbody tr" },
  { folder: "actors", height: 1600, rows: 17, of: "section[aria-labelledby=h-says] tbody tr:not(.group)" },
  { folder: "sources", height: 1800, rows: 22, of: "section[aria-labelledby=h-claims] tbody tr:not(.group)" },
];

for (const { folder, height, rows, of } of kinds) {
  test(`the pages of ${folder} stay as short as they were drawn`, async () => {
    const pages = files(site, ".html").filter((page) => page.startsWith(`${folder}/`));
    assert.ok(pages.length > 2, "the site has them");
    const settings = { viewport: { width: 1280, height: 900 } };
    const examine = async (page) => {
      const found = await page.locator(of).count();
      return excesses(`at 1280 px with ${found} rows`, await measures(page), { height: height * Math.max(1, found / rows) });
    };
    assert.deepEqual(await visitAll(browser, pages, { home: "file:", addressOf: (page) => onDisk(site, page), settings, examine }), []);
  });
}
