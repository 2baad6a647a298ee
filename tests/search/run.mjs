// The script of the search, alone: `node tests/search/run.mjs`. It needs Node 20 and nothing else.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { functions, open } from "./site.mjs";

const { terms, stretches } = functions();
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const plain = (value) => JSON.parse(JSON.stringify(value));
let failed = 0;

async function test(name, body) {
  try {
    await body();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED: ${name}\n${error.message}`);
  }
}

await test("texts and queries are cut as the shared table says", () => {
  for (const { text, terms: searched, query = searched } of JSON.parse(readFileSync(here("tokens.json"), "utf8"))) {
    assert.deepEqual(plain(terms(text, true)), searched, text);
    assert.deepEqual(plain(terms(text, false)), query, `looked for: ${text}`);
  }
});

await test("what was looked for is marked where it stands", () => {
  for (const [text, query, expected] of [
    ["The talks in Türkiye", "turkiye talks", "The [talks] in [Türkiye]"],
    ["Tarar’s words, and Tarar", "tarar", "[Tarar’s] words, and [Tarar]"],
    ["talking of a talk", "talk", "[talking] of a [talk]"],
    ["talking of a talk", "talk of", "talking [of] a [talk]"],
    ["عَطَاءُ اللہ تارڑ", "عطاء", "[عَطَاءُ] اللہ تارڑ"],
    ["在伊斯坦布尔会谈", "伊斯坦布尔", "在[伊斯坦布尔]会谈"],
    ["在伊斯坦布尔会谈", "谈", "在伊斯坦布尔会[谈]"],
    ["<b>\"bold\"</b> 👩‍🚀\u2028", "bold", "<b>\"[bold]\"</b> 👩‍🚀\u2028"],
    ["nothing here", "absent", "nothing here"],
    ["nothing is looked for", "", "nothing is looked for"],
    ["", "nothing", ""],
  ]) {
    const shown = stretches(text, query).map((stretch) => (stretch.marked ? `[${stretch.text}]` : stretch.text)).join("");
    assert.equal(shown, expected, query);
  }
});

const golden = here("../golden/dock-talks/expected");
if (existsSync(`${golden}/search/index.js`)) {
  const site = open(golden);
  const hrefs = async (query, wanted) => {
    const { documents } = (await site.find(query)).find(({ kind }) => kind === wanted);
    return Promise.all(documents.map(async (document) => (await site.row(document))[0]));
  };
  await test("an actor is found by the beginning of a name", async () => {
    assert.equal((await hrefs("ruiz", "actor"))[0], "actors/marta-ruiz.html");
    assert.equal((await hrefs("mart", "actor"))[0], "actors/marta-ruiz.html");
    assert.deepEqual(await hrefs("ruizz", "actor"), []);
  });
  await test("every word must be there, in any order", async () => {
    assert.equal((await hrefs("ruiz marta", "actor"))[0], "actors/marta-ruiz.html");
    assert.deepEqual(await hrefs("ruiz absent", "actor"), []);
    assert.deepEqual(await hrefs("mart ruiz", "actor"), [], "only the last word may be a beginning");
  });
  await test("nothing is found for nothing", async () => {
    for (const query of ["", "  ", "'", "👩‍🚀"]) assert.deepEqual(plain(await site.find(query)), [], query);
  });
} else {
  console.error(`NOT TESTED: finding, because there is no index in ${golden}`);
  failed += 1;
}

process.exit(failed ? 1 : 0);
