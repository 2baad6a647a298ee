// The accessibility engine, and what it does not look at: the way through a page by keyboard.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const engine = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2, levels A and AA, and the engine's good practice. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// The engine would fetch the style sheets once more, which the page rightly forbids; it needs them for nothing that is asked here.
const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false };

/** Violations of the page as it stands, each with the first place of it; `rules` turns rules off. */
export async function violations(page, rules = {}) {
  await page.evaluate(engine);
  const found = await page.evaluate(async (options) => (await window.axe.run(document, options)).violations, { ...options, rules });
  return found.map(({ id, help, nodes }) => `${id} (${help}), ${nodes.length} times, at ${nodes[0].target.join(" ")}: ${nodes[0].failureSummary}`);
}

/** Goes through the page with the tab key. Faults: what cannot be reached, and where the focus is not seen. */
export async function faultsByKeyboard(page) {
  await page.evaluate(() => {
    const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0;
    window.unreached = new Set([...document.querySelectorAll(focusable)].filter(isShown));
    window.unseen = new Set();
    window.scrollTo(0, 0);
    const isRing = ({ outlineStyle, outlineWidth }) => outlineStyle === "auto" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
    document.addEventListener("focusin", ({ target }) => {
      window.unreached.delete(target);
      const style = getComputedStyle(target);
      const box = target.getBoundingClientRect();
      const isInView = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      // The head of a long table stays at the top of the window and must not lie over what has the focus.
      const middle = [(box.left + box.right) / 2, Math.min(innerHeight - 1, (box.top + box.bottom) / 2)];
      const above = isInView && document.elementFromPoint(...middle)?.closest("thead, header, nav");
      const isCovered = above && !above.contains(target);
      if (!isRing(style) || style.clipPath !== "none" || !isInView || isCovered) window.unseen.add(target);
    });
  });
  const count = await page.evaluate(() => window.unreached.size);
  for (let pressed = 0; pressed <= count; pressed += 1) await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const named = (element) => `<${element.localName}> \`${(element.textContent || element.className || element.id).trim().slice(0, 40)}\``;
    return [
      ...[...window.unreached].map((element) => `not reached by keyboard: ${named(element)}`),
      ...[...window.unseen].map((element) => `focus not seen: ${named(element)}`),
    ];
  });
}

/** The first press of the tab key offers a way past the navigation, and taking it leads into the text. */
export async function faultsOfSkipLink(page) {
  await page.keyboard.press("Tab");
  const offered = await page.evaluate(() => document.activeElement.matches(".skip") && getComputedStyle(document.activeElement).clipPath === "none");
  if (!offered) return ["the first press of the tab key shows no way to the text"];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isInside = await page.evaluate(() => {
    const main = document.getElementById("main");
    const isAtOrAfter = (element) => main.compareDocumentPosition(element) & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING);
    const hasMore = [...document.querySelectorAll("a[href], summary, input, [tabindex]")].some((element) => isAtOrAfter(element) && element.checkVisibility());
    // From a text without a link the focus goes round to the beginning.
    return location.hash === "#main" && (!hasMore || Boolean(isAtOrAfter(document.activeElement)));
  });
  return isInside ? [] : ["the way to the text does not lead into the text"];
}
