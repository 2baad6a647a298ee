// Every page in the style it has on paper, and the briefing as the PDF that a browser makes of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { onDisk, startBrowser, visitAll, watchedPage } from "./browser.mjs";
import { faultsOnPaper } from "./paper.mjs";
import { built, files, temporary } from "../site.mjs";

let browser;
let site;
before(async () => {
  site = built("site");
  browser = await startBrowser();
});
after(() => browser?.close());

test("on paper nothing is cut or folded, heads of tables repeat, and what is for the screen is left out", async () => {
  const pages = files(site, ".html").filter((path) => path !== "404.html");
  const faults = await visitAll(browser, pages, { home: "file:", addressOf: (path) => onDisk(site, path), settings: {}, examine: faultsOnPaper });
  assert.deepEqual(faults, []);
});

const withoutReader = spawnSync("pdftotext", ["-v"]).error ? "NOT TESTED: the words of the printed briefing (no pdftotext)" : false;

test("the printed briefing has all of the words of the page", { skip: withoutReader }, async () => {
  const visit = await watchedPage(browser, "file:");
  await visit.page.goto(onDisk(site, "index.html"));
  const printed = temporary("briefing.pdf");
  await visit.page.pdf({ path: printed, preferCSSPageSize: true });
  await visit.page.emulateMedia({ media: "print" });
  const text = await visit.page.evaluate(() => document.querySelector("main").innerText);
  await visit.close();
  const pages = spawnSync("pdfinfo", ["-f", "1", "-l", "999", printed], { encoding: "utf8" }).stdout;
  assert.match(pages, /size:\s+59\d(\.\d+)? x 84\d/, "there are upright pages");
  const words = (from) => new Set(from.normalize("NFKC").replace(/\p{Cf}/gu, "").match(/[\p{L}\p{N}]+/gu));
  const onPaper = words(spawnSync("pdftotext", ["-nopgbrk", printed, "-"], { encoding: "utf8" }).stdout.replace(/-\n/g, ""));
  // A word broken at the end of a line is read as two, so that a few are missed; a cut column or a folded part would miss hundreds.
  const missing = [...words(text)].filter((word) => !onPaper.has(word));
  assert.ok(missing.length < 0.02 * words(text).size, `missing on paper: ${missing.join(" ")}`);
});
