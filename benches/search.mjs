// How large the index of a built site is, and how long its script takes to answer: `node benches/search.mjs SITE`. After
// `cargo bench --bench pipeline -- index_for_search`, `target/tmp/search-1000` and `target/tmp/search-10000` serve as sites.
//
// The queries are made from the site's own terms: the most common one, a rare one, one letter (the worst case: every term that begins with
// it), two common terms together, and one that nothing has. A first answer includes reading and running the scripts that it needs and
// what the first results of each kind show, ten a kind, as the page does; a later one finds them there. Times are medians of eleven.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import vm from "node:vm";
import { open } from "../tests/search/site.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node benches/search.mjs SITE, where SITE is what `variorum build` wrote");
  process.exit(2);
}
const SHOWN = 10;
const RUNS = 11;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;

const files = readdirSync(join(folder, "search")).map((name) => ({ name, bytes: statSync(join(folder, "search", name)).size }));
const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);
const terms = files.filter(({ name }) => name.startsWith("terms-"));
const documents = files.filter(({ name }) => name.startsWith("documents-"));
const largest = files.reduce((largest, file) => (file.bytes > largest.bytes ? file : largest));
const split = `, of which terms ${kilobytes(sum(terms))}, documents ${kilobytes(sum(documents))}; largest ${largest.name}, ${kilobytes(largest.bytes)}`;
console.log(`index: ${files.length} files, ${kilobytes(sum(files))}${files.length > 1 ? split : ""}`);

/** Every term of the index with the length of its postings, which grows with the number of documents. */
function weights() {
  const context = vm.createContext({});
  vm.runInContext("globalThis.self = globalThis", context);
  for (const { name } of files.filter(({ name }) => !name.startsWith("documents-"))) {
    vm.runInContext(readFileSync(join(folder, "search", name), "utf8"), context);
  }
  const parts = Object.entries(context.variorumIndex).filter(([name]) => name.startsWith("terms-")).map(([, part]) => part);
  return parts.flatMap(({ terms, postings }) => {
    const lengths = postings.split(" ").map((list) => list.length);
    return terms.split(" ").map((term, index) => [term, lengths[index]]);
  });
}

const byWeight = weights().filter(([term]) => /^[a-z]{3,}$/.test(term)).sort(([, left], [, right]) => right - left).map(([term]) => term);
const queries = [byWeight[0], byWeight.at(-1), byWeight[0].slice(0, 1), `${byWeight[0]} ${byWeight[1]}`, "nothinghasthis"];

const site = open(folder);
async function answer(query) {
  const begin = performance.now();
  const found = await site.find(query);
  for (const { documents } of found) await Promise.all(documents.slice(0, SHOWN).map((document) => site.row(document)));
  return { time: performance.now() - begin, count: found.reduce((total, { documents }) => total + documents.length, 0) };
}
const median = (times) => times.sort((left, right) => left - right)[Math.floor(times.length / 2)].toFixed(1);

for (const query of queries) {
  const first = [];
  for (let run = 0; run < RUNS; run += 1) {
    site.forget();
    first.push((await answer(query)).time);
  }
  const loaded = [...site.loaded.values()];
  const later = [];
  let count;
  for (let run = 0; run < RUNS; run += 1) {
    const answered = await answer(query);
    later.push(answered.time);
    count = answered.count;
  }
  console.log(`"${query}": ${count} results; first answer ${median(first)} ms from ${loaded.length} files of ` +
    `${kilobytes(loaded.reduce((total, bytes) => total + bytes, 0))}, later ones ${median(later)} ms`);
}
