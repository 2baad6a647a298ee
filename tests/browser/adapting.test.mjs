// One page of each kind as readers change it: with forced colours, with more space in its text, and at 400 %.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cut, spaceOut, withoutLines } from "./adapting.mjs";
import { onDisk, startBrowser, unfold, visitAll } from "./browser.mjs";
import { sideways } from "./soundness.mjs";
import { built, pageKinds } from "../site.mjs";

let browser;
let site;
before(async () => {
  site = built("site");
  browser = await startBrowser();
});
after(() => browser?.close());

/** The page for what is not found has no style sheet here: the site does not know its address. */
const dressed = (page) => page !== "404.html";

async function eachKind(settings, examine) {
  const examined = async (page) => {
    await unfold(page);
    return examine(page);
  };
  return visitAll(browser, pageKinds(site).filter(dressed), { home: "file:", addressOf: (page) => onDisk(site, page), settings, examine: examined });
}

for (const width of [320, 1280]) {
  test(`at ${width} px, more space between lines, letters and words cuts nothing`, async () => {
    const faults = await eachKind({ viewport: { width, height: 900 } }, async (page) => {
      await spaceOut(page);
      return [...(await sideways(page)), ...(await cut(page))];
    });
    assert.deepEqual(faults, []);
  });

  test(`at ${width} px, forced colours leave a line wherever a ground or a hue was`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      assert.deepEqual(await eachKind({ forcedColors: "active", colorScheme, viewport: { width, height: 900 } }, withoutLines), []);
    }
  });
}

// A window of 1280 px at 400 % has 320 px of the page's own, and 225 of its height.
test("at 400 % nothing is cut", async () => {
  const faults = await eachKind({ viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 }, async (page) => [...(await sideways(page)), ...(await cut(page))]);
  assert.deepEqual(faults, []);
});
