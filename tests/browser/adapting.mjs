// What must hold when the reader changes how a page looks.

/** Lines, letters and words as far apart as WCAG 1.4.12 wants them bearable. A page takes no style from outside, but from the driver. */
const spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }";

export const spaceOut = (page) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, spaced);

/** Text that does not fit the box that hides what is beyond it, or that leaves the window. What is there for the ear alone is left out. */
export const cut = (page) =>
  page.evaluate(() => {
    const isForTheEar = (element) => Boolean(element.closest(".unseen, .skip, thead")) && getComputedStyle(element.closest(".unseen, .skip, thead")).clipPath !== "none";
    const named = (element) => `<${element.localName}> \`${element.textContent.trim().slice(0, 40)}\``;
    const faults = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility() || isForTheEar(element) || element.closest("svg")) continue;
      const style = getComputedStyle(element);
      const hides = ["hidden", "clip"].some((word) => style.overflowX === word || style.overflowY === word);
      if (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) faults.push(`${named(element)} is cut`);
      const box = element.getBoundingClientRect();
      if (box.width && !element.closest(".scroll") && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`${named(element)} leaves the window`);
    }
    return faults;
  });

/** In forced colours grounds vanish: what a ground or a hue parted on screen has a line that is seen. */
export const withoutLines = (page) =>
  page.evaluate(() => {
    const isSeen = (width, style, colour) => parseFloat(width) >= 1 && style !== "none" && colour !== getComputedStyle(document.body).backgroundColor && !/^rgba\(.* 0\)$/.test(colour);
    const has = (element, side) => {
      const style = getComputedStyle(element);
      return isSeen(style[`border${side}Width`], style[`border${side}Style`], style[`border${side}Color`]);
    };
    const wanted = [
      ["main > section, .two > section, .rest > section", "Top"],
      [".notice, .alert", "Left"],
      [".chip", "Top"],
    ];
    // Of a table the rows but the first are parted, by the row or by its cells.
    const rows = [...document.querySelectorAll("tbody tr + tr")].filter((row) => row.checkVisibility() && !has(row, "Top") && ![...row.cells].some((cell) => has(cell, "Top")));
    const bare = wanted.flatMap(([selector, side]) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && !has(element, side)));
    return [...bare, ...rows].map((element) => `no line is seen at <${element.localName}> \`${element.textContent.trim().slice(0, 40)}\``);
  });
