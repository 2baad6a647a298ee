// The JSON-LD of every page, read by a JSON-LD processor. The context is ours and minimal, so that nothing is loaded: a term of schema.org
// that it does not know is a fault until somebody has looked it up and added it here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import jsonld from "jsonld";
import { built, files, publishedAt } from "../site.mjs";

const schema = "https://schema.org/";

/** Terms whose values are text, and terms whose values are things or addresses. */
const texts = "name alternateName description headline abstract text inLanguage jobTitle address encodingFormat datePublished startDate endDate version".split(" ");
const things =
  "about additionalType affiliation appearance attendee author contentUrl creator distribution hasPart isPartOf license location mainEntityOfPage parentOrganization publisher subEvent superEvent url".split(" ");
const types =
  "Claim CollectionPage CreativeWork DataDownload Dataset Event GovernmentOrganization NewsMediaOrganization Organization Person Place Report Thing WebPage WebSite".split(" ");

const context = {
  "@context": Object.fromEntries([
    ...[...texts, ...types].map((term) => [term, schema + term]),
    ...things.map((term) => [term, { "@id": schema + term, "@type": "@id" }]),
  ]),
};

/** What a thing of a type has, by schema.org and by what its readers ask for. Addresses only a published site has. */
const required = {
  Claim: ["text", "appearance"],
  CollectionPage: ["name", "url"],
  CreativeWork: [],
  DataDownload: ["contentUrl", "encodingFormat"],
  Dataset: ["name", "description", "license", "creator", "distribution"],
  Event: ["name", "location"],
  GovernmentOrganization: ["name"],
  NewsMediaOrganization: ["name"],
  Organization: ["name"],
  Person: ["name"],
  Place: ["name"],
  Report: ["headline", "author", "datePublished", "inLanguage", "about"],
  Thing: ["name"],
  WebPage: ["name", "url"],
  WebSite: ["name", "url"],
};

async function documentLoader(url) {
  if (!schema.startsWith(url)) throw new Error(`asks for ${url}`);
  return { document: context, documentUrl: url };
}

// Safe mode makes an error of whatever a reader would drop, such as terms that nobody knows.
const expanded = (document) => jsonld.expand(document, { safe: true, documentLoader });

const addresses = ["url", "distribution"];

/** Faults of a document that has been read. */
function faultsOf(node, isPublished = true) {
  if (Array.isArray(node)) return node.flatMap((item) => faultsOf(item, isPublished));
  if (node === null || typeof node !== "object" || "@value" in node) return [];
  const faults = Object.entries(node).flatMap(([key, value]) => (key.startsWith("@") ? [] : faultsOf(value, isPublished)));
  if ("@id" in node && !URL.canParse(node["@id"])) faults.push(`\`${node["@id"]}\` is no address`);
  const isAddress = Object.keys(node).length === 1 && "@id" in node;
  for (const type of node["@type"] ?? (isAddress ? [] : ["of no type"])) {
    const properties = required[type.replace(schema, "")];
    if (!properties) faults.push(`a thing ${type} is not expected`);
    const wanted = (properties ?? []).filter((property) => isPublished || !addresses.includes(property));
    faults.push(...wanted.filter((property) => !(schema + property in node)).map((property) => `a ${type} has no ${property}`));
    if (type === `${schema}CreativeWork` && !["headline", "name", "url"].some((property) => schema + property in node)) faults.push("a nameless work");
  }
  return faults;
}

const block = /<script type="application\/ld\+json">([^]*?)<\/script>/g;

for (const [title, options] of [["of a published site", ["--base-url", publishedAt]], ["of a site without an address", []]]) {
  test(`the JSON-LD ${title} is read without loss and has what its types want`, async () => {
    const site = built(`site-${options.length}`, ...options);
    const faults = [];
    const seen = new Set();
    for (const page of files(site, ".html").filter((path) => !path.startsWith("data/"))) {
      const blocks = [...readFileSync(path.join(site, page), "utf8").matchAll(block)].map(([, text]) => text);
      if (blocks.length !== 1) faults.push(`${page}: ${blocks.length} documents`);
      for (const text of blocks) {
        const read = await expanded(JSON.parse(text)).catch((error) => [`${error.message} ${JSON.stringify(error.details?.event ?? {})}`]);
        faults.push(...read.flatMap((node) => (typeof node === "string" ? [node] : faultsOf(node, options.length > 0))).map((fault) => `${page}: ${fault}`));
        read.forEach((node) => node["@type"]?.forEach((type) => seen.add(type)));
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(seen.size > 5, [...seen].join(" "));
  });
}

test("an unknown term, a relative address and a missing property are noticed", async () => {
  const of = (document) => expanded({ "@context": schema, ...document });
  await assert.rejects(of({ "@type": "Person", name: "x", nmae: "x" }));
  assert.deepEqual(faultsOf(await of({ "@type": "Person", name: "x", url: "actors/x.html" })), ["`actors/x.html` is no address"]);
  assert.deepEqual(faultsOf(await of({ "@type": "Claim", text: "x" })), [`a ${schema}Claim has no appearance`]);
});
