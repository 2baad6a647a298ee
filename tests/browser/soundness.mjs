// What must hold of every page, read in the browser from the page itself. Each function returns faults in words; none is none.

/** What a page links to and what it can be linked at. */
export const inventory = (page) =>
  page.evaluate(() => {
    const own = (element, name) => element.getAttribute(name);
    const links = [...document.querySelectorAll("a[href], area[href], link[href]")].map((element) => ({
      target: own(element, "href"),
      isAnchor: element.localName !== "link",
      isAbsolute: ["canonical", "alternate"].includes(element.rel),
    }));
    const loaded = [...document.querySelectorAll("[src]")].map((element) => ({ target: own(element, "src"), isAnchor: false, isAbsolute: false }));
    return { links: [...links, ...loaded], ids: [...document.querySelectorAll("[id]")].map((element) => element.id) };
  });

/** Faults of all links of a site, from the inventory of each page. */
export function brokenLinks(inventories, paths) {
  const faults = [];
  for (const [page, { links, ids }] of inventories) {
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    faults.push(...twice.map((id) => `${page}: the id \`${id}\` stands twice`));
    for (const { target, isAnchor, isAbsolute } of links) {
      if (/^(https?|mailto):/.test(target)) {
        if (!isAnchor && !isAbsolute) faults.push(`${page}: loads \`${target}\``);
        continue;
      }
      const fault = faultOfLink(target, page, inventories, paths);
      if (fault) faults.push(`${page}: \`${target}\` ${fault}`);
    }
  }
  return [...new Set(faults)];
}

function faultOfLink(target, page, inventories, paths) {
  if (target.startsWith("data:")) return null;
  if (/^[a-z]+:|^\//i.test(target)) return "is no relative address";
  const [file, fragment] = target.split("#");
  if (file.endsWith("/") || /(^|\/)\.{1,2}$/.test(file)) return "names no file";
  const base = new URL(page.split("/").map(encodeURIComponent).join("/"), "file:///");
  const found = file === "" ? page : decodeURIComponent(new URL(file, base).pathname).slice(1);
  if (!paths.has(found)) return "leads to no file";
  const id = decodeURIComponent((fragment ?? "").split(":~:")[0]);
  if (id && inventories.has(found) && !inventories.get(found).ids.includes(id)) return "leads to no place in that page";
  return null;
}

/** How far the page can be scrolled to the side. Works where the page may run no scripts. */
export async function sideways(page) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return beyond > 0 ? [`scrolls to the side by ${beyond} px`] : [];
}

/** How much of the page moved while it loaded. Needs scripts: the browser tells an observer, later. */
export async function shifts(page) {
  let moved = await movement(page);
  // A busy machine may paint a long table while it is still read. What moves by the page's own doing moves each time.
  if (moved > 0.001) {
    await page.reload();
    moved = Math.min(moved, await movement(page));
  }
  return moved > 0.001 ? [`moves while it loads, by ${moved.toFixed(3)}`] : [];
}

const movement = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: "layout-shift", buffered: true });
        const afterFrames = (count) => (count ? requestAnimationFrame(() => afterFrames(count - 1)) : setTimeout(() => resolve(sum), 20));
        afterFrames(3);
      }),
  );
