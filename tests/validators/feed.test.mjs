// The feed by the rules of RFC 4287, the sitemap by those of sitemaps.org, robots.txt, and what a page says to those who share it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import { built, files, publishedAt } from "../site.mjs";

const atom = "http://www.w3.org/2005/Atom";

let site;
before(() => (site = built("placed", "--base-url", publishedAt)));

const parsed = (text) => new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, "application/xml").documentElement;
const read = (name) => parsed(readFileSync(path.join(site, name), "utf8"));
const children = (element, name) => [...element.childNodes].filter((node) => node.nodeType === 1 && node.localName === name);
const text = (element, name) => children(element, name)[0]?.textContent ?? "";

/** RFC 3339, as section 3.3 wants it. */
const isTimestamp = (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));

/** How often an element may stand in a feed (4.1.1) and in an entry (4.1.2): least, most. */
const allowed = {
  feed: { author: [0, 99], category: [0, 99], contributor: [0, 99], entry: [0, 1e6], generator: [0, 1], icon: [0, 1], id: [1, 1], link: [0, 99], logo: [0, 1], rights: [0, 1], subtitle: [0, 1], title: [1, 1], updated: [1, 1] },
  entry: { author: [0, 99], category: [0, 99], content: [0, 1], contributor: [0, 99], id: [1, 1], link: [0, 99], published: [0, 1], rights: [0, 1], source: [0, 1], summary: [0, 1], title: [1, 1], updated: [1, 1] },
};

function faultsOf(element) {
  const [kind, faults] = [element.localName, []];
  const nodes = [...element.childNodes].filter((node) => node.nodeType === 1);
  for (const [name, [least, most]] of Object.entries(allowed[kind])) {
    const count = nodes.filter((node) => node.localName === name).length;
    if (count < least || count > most) faults.push(`${kind}: ${count} of ${name}`);
  }
  faults.push(...nodes.filter((node) => node.namespaceURI !== atom || !(node.localName in allowed[kind])).map((node) => `${kind}: an element ${node.nodeName}`));
  if (!isTimestamp(text(element, "updated"))) faults.push(`${kind}: updated \`${text(element, "updated")}\``);
  if (!URL.canParse(text(element, "id"))) faults.push(`${kind}: id \`${text(element, "id")}\` is no IRI`);
  const links = children(element, "link").map((link) => [link.getAttribute("rel") || "alternate", link.getAttribute("href"), link.getAttribute("type")]);
  faults.push(...links.filter(([, href]) => !URL.canParse(href)).map(([, href]) => `${kind}: link \`${href}\``));
  const alternates = links.filter(([rel]) => rel === "alternate").map(([, , type]) => type);
  if (new Set(alternates).size < alternates.length) faults.push(`${kind}: two alternates of one type`);
  if (kind === "entry" && !children(element, "content").length && !alternates.length) faults.push("entry: neither content nor alternate");
  for (const author of children(element, "author")) if (text(author, "name").trim() === "") faults.push(`${kind}: a nameless author`);
  return faults;
}

function faultsOfFeed(feed) {
  if (feed.namespaceURI !== atom || feed.localName !== "feed") return ["no feed"];
  const entries = children(feed, "entry");
  const faults = [feed, ...entries].flatMap(faultsOf);
  const [ids, updates] = ["id", "updated"].map((name) => entries.map((entry) => text(entry, name)));
  if (new Set(ids).size < ids.length) faults.push("two entries of one id");
  if (text(feed, "updated") !== [...updates].sort().at(-1)) faults.push("the feed is not of the day of its newest entry");
  if (updates.join() !== [...updates].sort().reverse().join()) faults.push("the entries are not newest first");
  const isSigned = (element) => children(element, "author").length > 0;
  if (!isSigned(feed) && !entries.every(isSigned)) faults.push("an entry without an author in a feed without one");
  return faults;
}

test("the feed is an Atom feed, and its links lead to pages of the site", () => {
  const feed = read("feed.xml");
  assert.deepEqual(faultsOfFeed(feed), []);
  const own = children(feed, "link").find((link) => link.getAttribute("rel") === "self");
  assert.equal(own.getAttribute("href"), `${publishedAt}feed.xml`);
  const paths = new Set(files(site));
  const entries = children(feed, "entry");
  assert.ok(entries.length > 0);
  for (const entry of entries) assert.ok(paths.has(children(entry, "link")[0].getAttribute("href").slice(publishedAt.length).split("#")[0]));
});

test("faults of a feed are noticed", () => {
  const entry = "<entry><title>x</title><id>x</id><updated>2025-03-04</updated></entry>";
  const faults = faultsOfFeed(parsed(`<feed xmlns="${atom}"><id>urn:x</id><updated>2025-03-04T00:00:00Z</updated>${entry}${entry}</feed>`));
  const wanted = ["feed: 0 of title", "entry: updated `2025-03-04`", "entry: id `x` is no IRI", "neither content", "two entries of one id", "not of the day", "without an author"];
  for (const fault of wanted) assert.ok(faults.some((found) => found.includes(fault)), fault);
  assert.throws(() => parsed("<feed><a></feed>"));
});

// What lies in data/ is to be taken away, the whole site in one file among it.
test("the sitemap names every page once, and nothing else", () => {
  const map = read("sitemap.xml");
  assert.equal(map.namespaceURI, "http://www.sitemaps.org/schemas/sitemap/0.9");
  assert.equal(map.localName, "urlset");
  const pages = children(map, "url").map((entry) => {
    assert.deepEqual([...entry.childNodes].filter((node) => node.nodeType === 1 && !["loc", "lastmod"].includes(node.localName)), []);
    for (const day of children(entry, "lastmod")) assert.match(day.textContent, /^\d{4}(-\d\d(-\d\d(T.*)?)?)?$/);
    return text(entry, "loc");
  });
  assert.ok(pages.length <= 50_000 && pages.every((page) => page.length < 2048 && page.startsWith(publishedAt)));
  // The front page of a site with one briefing is that briefing's page once more, and says so by its canonical address.
  const canonical = (page) => readFileSync(path.join(site, page), "utf8").match(/<link rel="canonical" href="([^"]*)">/)[1];
  const expected = new Set(files(site, ".html").filter((page) => page !== "404.html" && !page.startsWith("data/")).map(canonical));
  assert.deepEqual([...pages].sort(), [...expected].sort());
  assert.match(readFileSync(path.join(site, "robots.txt"), "utf8"), new RegExp(`^Sitemap: ${publishedAt}sitemap\\.xml$`, "m"));
});

test("a page says where it stands, to those who share it, if the site knows", () => {
  const meta = (folder, page) => {
    const html = readFileSync(path.join(folder, page), "utf8");
    const named = [...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">/g)].map(([, name, value]) => [name, value]);
    return { canonical: html.match(/<link rel="canonical" href="([^"]*)">/)?.[1], ...Object.fromEntries(named) };
  };
  const placeless = built("placeless");
  for (const page of files(site, ".html")) {
    assert.deepEqual(meta(placeless, page), { canonical: undefined }, page);
    if (page === "404.html" || page.startsWith("data/")) continue;
    const said = meta(site, page);
    assert.ok(said.canonical.startsWith(publishedAt), page);
    assert.equal(said["og:url"], said.canonical, page);
    for (const name of ["og:type", "og:title", "og:site_name", "og:description", "twitter:card"]) assert.ok(said[name], `${page} has no ${name}`);
  }
});
