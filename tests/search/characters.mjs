// Compares how `static/search.js` and the program cut text, character by character. The program's answers come on standard input, a line
// of JSON each: a text of one character between two letters, and its terms. The argument is the version of Unicode that the program knows.
// Characters that this Node does not know are passed over; a Node that knows more than the program cannot say which those are.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import vm from "node:vm";

vm.runInThisContext(readFileSync(new URL("../../static/search.js", import.meta.url), "utf8"));

const [, , known] = process.argv;
if (Number.parseInt(process.versions.unicode, 10) > Number.parseInt(known, 10)) {
  console.error(`NOT TESTED: Node knows Unicode ${process.versions.unicode}, the program ${known}`);
  process.exit(0);
}

let compared = 0;
const differences = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [text, expected] = JSON.parse(line);
  if (/\p{Unassigned}/u.test(text)) continue;
  compared += 1;
  const terms = JSON.stringify(globalThis.variorumSearch.terms(text, true));
  if (terms !== JSON.stringify(expected)) differences.push(`${text.codePointAt(1).toString(16)}: ${terms}, the program: ${JSON.stringify(expected)}`);
}
console.log(`${compared} characters compared, Unicode ${process.versions.unicode}`);
if (differences.length) {
  console.error(`${differences.length} differ, first:\n${differences.slice(0, 20).join("\n")}`);
  process.exit(1);
}
