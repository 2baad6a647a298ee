// What must hold of a page on paper, by the style it has there.

/** Widths of the text in CSS pixels: A4 upright and across, without the margins that the style sheet gives them. */
const upright = Math.floor(((210 - 2 * 16) / 25.4) * 96);
const across = Math.floor(((297 - 2 * 14) / 25.4) * 96);

/** Faults of the page as it is printed. Parts that are printed across are looked at in that width, the others upright. */
export async function faultsOnPaper(page) {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const faults = [];
  for (const [width, isAcross] of [[upright, false], [across, true]]) {
    await page.setViewportSize({ width, height: 1000 });
    faults.push(...(await page.evaluate(faultsInWidth, { width, isAcross })));
  }
  return faults;
}

/** Runs in the page. */
function faultsInWidth({ width, isAcross }) {
  const isShown = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  const named = (element) => `\`${element.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}\``;
  const inPart = [...document.body.querySelectorAll("*")].filter((element) => isShown(element) && Boolean(element.closest(".landscape")) === isAcross);
  const faults = [];
  for (const element of inPart) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (element.matches("nav:not(.book-contents), .tools, .skip")) faults.push(`${named(element)} is printed`);
    // What is there for the ear alone is no wider than a pixel.
    const isForTheEar = style.position === "absolute" && box.width <= 1;
    if (element.localName === "thead" && !isForTheEar && style.display !== "table-header-group") faults.push(`the head of a table does not repeat: ${named(element)}`);
    if (element.localName === "details" && [...element.children].some((child) => child.localName !== "summary" && !isShown(child))) {
      faults.push(`${named(element)} is folded`);
    }
    const isScrolled = ["auto", "scroll", "hidden"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (!isForTheEar && (box.right > width + 1 || box.left < -1 || isScrolled)) faults.push(`${named(element)} is cut`);
  }
  return faults;
}
