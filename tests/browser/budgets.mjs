// How much a page asks of its reader: words, height, stops of the tab key, bytes.

import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Measures of the page in its window, as it opens: what is folded is not counted. */
export const measures = (page) =>
  page.evaluate(() => {
    const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";
    const isReached = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0;
    return {
      words: document.body.innerText.trim().split(/\s+/).length,
      height: document.documentElement.scrollHeight,
      stops: [...document.querySelectorAll(focusable)].filter(isReached).length,
    };
  });

/** The bytes that a server sends for these files, each compressed on its own. */
export const compressed = (site, files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(site, file))).length, 0);

/** What exceeds its limit, in words. */
export function excesses(name, found, limits) {
  const over = Object.keys(limits).filter((measure) => !(found[measure] <= limits[measure]));
  return over.map((measure) => `${name}: ${measure} ${found[measure]}, at most ${limits[measure]}`);
}
