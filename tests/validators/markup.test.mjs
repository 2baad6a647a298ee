// The Nu Html Checker, over every page, the style sheet and the report of a difference.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { built, publishedAt, root, temporary } from "../site.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const withoutJava = spawnSync("java", ["-version"]).error ? "NOT TESTED: the HTML (no Java)" : false;

// The checker reads files, for which `'self'` means nothing to it, and takes JSON-LD for a script. What the policy really forbids the
// browser says in its console, where browser/pages.test.mjs listens.
const ofPolicy = /violates Content Security Policy \(meta tag\)/;

// A property of SVG 2 that its style checker has not heard of.
const ofNews = /“paint-order”: Property “paint-order” doesn't exist/;

function messages(...places) {
  const options = ["-Xss2m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", "--also-check-css", "--skip-non-html"];
  const run = spawnSync("java", [...options, ...places], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout)
    .messages.filter(({ message }) => !ofPolicy.test(message) && !ofNews.test(message))
    .map(({ url, lastLine, message }) => `${path.basename(url ?? "")}:${lastLine ?? ""} ${message}`);
}

test("a page of bad markup is noticed", { skip: withoutJava }, () => {
  mkdirSync(temporary("bad"));
  writeFileSync(temporary("bad", "bad.html"), `<!DOCTYPE html><html lang="en"><title>x</title><p><table><p></table><img src="x.png">`);
  assert.ok(messages(temporary("bad")).length > 1);
});

test("the pages, their style sheet and the report of a difference are as HTML and CSS want them", { skip: withoutJava }, () => {
  const reports = path.join(root, "tests", "diff", "verdict-flip", "expected.html");
  assert.deepEqual(messages(built("placed", "--base-url", publishedAt), reports), []);
});
