// Answers queries over a built site: `node tests/search/find.mjs SITE`, with a JSON list of queries on standard input. Prints, for each
// query, the kinds with a result, each with the addresses of its results in their order.
import { readFileSync } from "node:fs";
import { open } from "./site.mjs";

const site = open(process.argv[2]);
const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const answer = {};
  for (const { kind, documents } of await site.find(query)) {
    const rows = await Promise.all(documents.map((document) => site.row(document)));
    if (rows.length) answer[kind] = rows.map(([href]) => href);
  }
  answers.push(answer);
}
console.log(JSON.stringify(answers));
