// What the program prints and writes for other programs, held against the schemas it prints and against SARIF 2.1.0.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { before, test } from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { built, root, temporary, variorum } from "../site.mjs";

const ajv = addFormats(new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }));
// schemars notes the width of numbers as a format, which says nothing that `minimum` does not.
for (const width of ["uint", "uint8", "uint16", "uint32", "uint64", "int64", "float", "double"]) ajv.addFormat(width, true);

/** Faults of a document against the schema that the program prints of this kind. */
function faultsBy(kind, document) {
  const validate = ajv.getSchema(kind) ?? ajv.addSchema({ ...JSON.parse(variorum("schema", kind).stdout), $id: kind }).getSchema(kind);
  return validate(document) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let broken;
before(() => {
  broken = temporary("broken");
  cpSync(path.join(root, "content"), path.join(broken, "content"), { recursive: true });
  // Titles with letters beyond the basic plane, a misspelt field and an unknown answer, so that there is something to report.
  const edit = (file, from, to) => {
    const place = path.join(broken, "content", file);
    const text = readFileSync(place, "utf8");
    assert.ok(text.includes(from), `${file} has \`${from}\``);
    writeFileSync(place, text.replace(from, to));
  };
  edit("sources/did-press-third-round.md", "\ntitle:", "\ntitel: \u{1F4F0} ::error::\n#");
  edit("questions/october-length.md", "\nkind:", "\nkynd:");
});

test("the data file is as its schema says", () => {
  const data = JSON.parse(readFileSync(path.join(built("site"), "data", "briefing.json"), "utf8"));
  assert.deepEqual(faultsBy("data", data), []);
  assert.ok(faultsBy("data", { ...data, claims: [{}] }).length > 0, "a claim without anything is noticed");
});

test("findings, differences and impacts are as their schemas say", () => {
  const findings = JSON.parse(variorum("check", "--root", broken, "--format", "json").stdout);
  assert.ok(findings.findings.length > 1);
  assert.deepEqual(faultsBy("findings", findings), []);
  const difference = JSON.parse(variorum("diff", path.join(root, "tests/diff/base"), root, "--format", "json").stdout);
  assert.deepEqual(faultsBy("diff", difference), []);
  const impact = variorum("impact", "islamabad-report", "--format", "json");
  assert.deepEqual(faultsBy("impact", JSON.parse(impact.stdout)), []);
  assert.ok(faultsBy("impact", {}).length > 0, "an empty report is noticed");
});

function sarifTool() {
  try {
    const tool = path.join(path.dirname(createRequire(import.meta.url).resolve("@microsoft/sarif-multitool-linux/package.json")), "Sarif.Multitool");
    if (!existsSync(tool)) return null;
    chmodSync(tool, 0o755);
    return tool;
  } catch {
    return null;
  }
}
const tool = sarifTool();

/** What the validator of SARIF's authors says of a log; an unreadable one is a fault, too, of which it says nothing itself. */
function faultsOfSarif(log) {
  const [input, output] = [temporary("log.sarif"), temporary("verdict.sarif")];
  writeFileSync(input, JSON.stringify(log));
  const run = spawnSync(tool, ["validate", input, "--rule-kind", "Sarif", "--output", output, "--log", "ForceOverwrite"], {
    encoding: "utf8",
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1", DOTNET_BUNDLE_EXTRACT_BASE_DIR: temporary("bundle") },
  });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const { results } = JSON.parse(readFileSync(output, "utf8").replace(/^\uFEFF/, "")).runs[0];
  const errors = results.filter(({ level }) => level === "error").map(({ ruleId, message }) => `${ruleId} ${message.arguments?.join(" ") ?? message.text}`);
  return results.length === 0 && log.runs[0].tool.driver.informationUri === undefined ? ["the log cannot be read"] : errors;
}

test("the SARIF log is valid SARIF 2.1.0", { skip: tool ? false : "NOT TESTED: SARIF (no validator for this system)" }, () => {
  const log = JSON.parse(variorum("check", "--root", broken, "--format", "sarif").stdout);
  assert.equal(log.version, "2.1.0");
  assert.ok(log.runs[0].results.length > 1);
  assert.deepEqual(faultsOfSarif(log), []);
  const bad = structuredClone(log);
  bad.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  assert.match(faultsOfSarif(bad).join("\n"), /startLine/);
  bad.runs[0].results[0].level = "grave";
  assert.deepEqual(faultsOfSarif(bad), ["the log cannot be read"]);
});
