// One page of each kind: the accessibility engine in both colour schemes, narrow and wide, and the way through by keyboard.
// The report of `diff` as a page is held to the same; that the program writes these reports is held by tests/diff.rs.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { faultsByKeyboard, faultsOfSkipLink, violations } from "./accessibility.mjs";
import { inPairs, onDisk, startBrowser, unfold, watchedPage } from "./browser.mjs";
import { sideways } from "./soundness.mjs";
import { built, files, pageKinds, root } from "../site.mjs";

const looks = ["light", "dark"].flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, viewport: { width, height: 900 } })));

let browser;
let addresses;
let site;
before(async () => {
  site = built("site");
  addresses = pageKinds(site).map((page) => [page, onDisk(site, page)]);
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens each of the addresses in each of the looks, and gathers what `examine` and the record say. */
async function examineAll(addresses, looks, examine) {
  const faults = [];
  const visits = looks.flatMap((look) => addresses.map(([name, address]) => ({ look, name, address })));
  await inPairs(visits, async ({ look, name, address }) => {
    const visit = await watchedPage(browser, "file:", look);
    await visit.page.goto(address);
    const found = [...(await examine(visit.page)), ...visit.taken()];
    faults.push(...found.map((fault) => `${name}, ${look.colorScheme ?? "light"}, ${look.viewport.width} px: ${fault}`));
    await visit.close();
  });
  return faults;
}

const unfoldedViolations = async (page) => {
  await unfold(page);
  return violations(page);
};

test("the accessibility engine finds nothing", async () => {
  assert.ok(addresses.length >= 12, "the site has its kinds of page");
  assert.deepEqual(await examineAll(addresses, looks, unfoldedViolations), []);
});

test("the whole site in one file is as accessible, and fits a phone", async () => {
  const [narrow, , , wideAndDark] = looks;
  const whole = onDisk(site, "data/briefing.html");
  const addresses = [
    ["data/briefing.html", whole],
    ["data/briefing.html, all pages", `${whole}#all`],
  ];
  const faults = await examineAll(addresses, [narrow, wideAndDark], async (page) => {
    await unfold(page);
    // Sections of one name, one in each of the pages bound together, are told apart by the page that they stand in.
    return [...(await violations(page, { "landmark-unique": { enabled: false } })), ...(await sideways(page))];
  });
  assert.deepEqual(faults, []);
});

test("every control is reached by keyboard, and seen when it is", async () => {
  const [narrow, wide] = looks;
  const withTables = addresses.filter(([page]) => /^(index|events|sources\/)/.test(page));
  const faults = [await examineAll(addresses, [wide], faultsByKeyboard), await examineAll(withTables, [narrow], faultsByKeyboard)];
  assert.deepEqual(faults.flat(), []);
});

test("the first press of a key offers the way to the text", async () => {
  assert.deepEqual(await examineAll(addresses, looks.slice(1, 2), faultsOfSkipLink), []);
});

test("the report of a difference is as accessible, loads nothing and fits a phone", async () => {
  const folder = path.join(root, "tests", "diff");
  const reports = files(folder, "/expected.html").map((report) => [report, onDisk(folder, report)]);
  assert.ok(reports.length > 0, "there is a report");
  const faults = await examineAll(reports, looks, async (page) => {
    const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => `asks for ${entry.name}`));
    return [...(await unfoldedViolations(page)), ...asked, ...(await sideways(page))];
  });
  assert.deepEqual(faults, []);
});
