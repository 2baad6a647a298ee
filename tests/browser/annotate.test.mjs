// Claims are read out of an archived text by keyboard alone, saved, and proven: what an author does all day.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./accessibility.mjs";
import { startBrowser, watchedPage } from "./browser.mjs";
import { sideways } from "./soundness.mjs";
import { program, temporary } from "../site.mjs";

const root = temporary("annotated");
const archive = temporary("archive");
const file = path.join(root, "content/sources/gazette.md");
const head = `---
title: Talks end   # as the paper has it
publisher: 'Harbour Gazette'
published: 2025-03-05
language: en
covers: [{event: talks}]
# Nothing has been read from it yet.
`;
const contents = {
  "content/site.yaml": "title: The dock talks (invented)\nlanguage: en\n",
  "content/events/talks.md": "---\ntitle: The talks\nparticipants: [union, port]\n---\n",
  "content/actors/union.md": "---\nname: The union\nkind: organisation\naliases: [union]\n---\n",
  "content/actors/port.md": "---\nname: Port authority\nkind: organisation\naliases: [port authority]\n---\n",
  "content/actors/harbour-gazette.md": "---\nname: Harbour Gazette\nkind: media\n---\n",
  "content/questions/length.md": "---\nquestion: How long did the talks last?\nevent: talks\nkind: choice\nanswers: {two: Two days, three: Three days}\n---\n",
  "content/questions/people.md": "---\nquestion: How many came?\nevent: talks\nkind: number\nunit: people\n---\n",
  "content/questions/next.md": "---\nquestion: What comes next?\nevent: talks\nkind: open\n---\n",
  "content/questions/place.md": "---\nquestion: Where were they?\nevent: talks\nkind: open\n---\n",
  "content/sources/gazette.md": `${head}---\nNotes of the desk.\n`,
};
const text = `Talks end

The talks ended after three days on Monday. The union said that 73 people came.

A new date is open, the port authority said. Nobody asked after three days of rain.
`;

let browser, server, address;

before(async () => {
  for (const [name, words] of Object.entries(contents)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), words);
  }
  mkdirSync(archive, { recursive: true });
  writeFileSync(path.join(archive, "gazette.txt"), text);
  server = spawn(program(), ["serve", "--root", root, "--port", "0", "--archive", archive, "--color", "never"], { stdio: ["ignore", "ignore", "pipe"] });
  address = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (part) => {
      said += part;
      const found = said.match(/http:\/\/[^ ]+\//);
      if (found) resolve(found[0]);
    });
    server.on("exit", () => reject(new Error(said)));
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  server?.removeAllListeners("exit").kill();
});

async function open(settings) {
  const visit = await watchedPage(browser, address, settings);
  await visit.page.goto(`${address}sources/gazette.html`);
  await visit.page.waitForSelector("#variorum-form");
  return visit;
}

/** Selects words by keyboard alone: the caret goes to the beginning of the text and from there word by word. */
async function select(page, words) {
  await page.focus("#variorum-text");
  await page.keyboard.press("Control+Home");
  const behindCaret = () =>
    page.evaluate(() => {
      const { focusNode, focusOffset } = getSelection();
      const range = document.createRange();
      range.selectNodeContents(document.getElementById("variorum-text"));
      range.setStart(focusNode, focusOffset);
      return range.toString().trimStart();
    });
  for (let presses = 0; !(await behindCaret()).startsWith(words); presses++) {
    assert.ok(presses < 60, `the caret does not come to ${words}`);
    await page.keyboard.press("Control+ArrowRight");
  }
  const selected = () => page.evaluate(() => getSelection().toString().trim());
  for (let presses = 0; (await selected()) !== words; presses++) {
    assert.ok(presses < 20, `${words} is not selected, but ${await selected()}`);
    await page.keyboard.press("Control+Shift+ArrowRight");
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "variorum-question");
}

/** Goes on with the tab key until a control has the focus. */
async function tabTo(page, id) {
  for (let presses = 0; presses < 40; presses++) {
    if (await page.evaluate((id) => document.activeElement.id === `variorum-${id}`, id)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`#variorum-${id} is not reached with the tab key`);
}

/** Saves with the keyboard, and waits for the page that has the claim. */
async function save(page, claim) {
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction((claim) => [...document.querySelectorAll("#variorum-annotate .claims a")].some((link) => link.hash === `#claim-${claim}`), claim);
  assert.match(await page.textContent("#variorum-status"), /^Saved: /);
}

test("a source without claims gets three by keyboard alone, and verify proves them", async () => {
  const { page, taken, close } = await open();
  assert.match(await page.textContent("#variorum-annotate"), /No claim has been read/);

  await select(page, "after three days");
  assert.equal(await page.inputValue("#variorum-quote"), "after three days");
  assert.equal(await page.inputValue("#variorum-suffix"), "on", "the words stand twice, so what follows tells them apart");
  await page.keyboard.type("length");
  await tabTo(page, "answer");
  await page.keyboard.type("Three");
  await page.waitForFunction(() => document.getElementById("variorum-yaml").textContent.includes("answer: three"));
  await save(page, "length");

  await select(page, "73 people");
  assert.equal(await page.inputValue("#variorum-quote"), "73 people");
  await page.keyboard.type("people");
  await tabTo(page, "answer");
  await page.keyboard.type("73");
  await tabTo(page, "by");
  assert.equal(await page.evaluate(() => document.querySelector("#variorum-by optgroup option").value), "union", "who is named nearest comes first");
  await page.keyboard.type("The union");
  await save(page, "people");

  await select(page, "A new date is open");
  await page.keyboard.type("next");
  await tabTo(page, "answer");
  await page.keyboard.type("No date is set");
  await tabTo(page, "by");
  await page.keyboard.type("Port");
  await tabTo(page, "says");
  await page.keyboard.type("The date: still open.");
  await save(page, "next");

  await page.focus("#variorum-question");
  await page.keyboard.type("place");
  await tabTo(page, "nothing");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("variorum-status").textContent.startsWith("Marked as read"));
  const written = readFileSync(file, "utf8");
  assert.equal(
    written,
    `${head}claims:
  - question: length
    answer: three
    sourcing: own-voice
    quote: "after three days"
    suffix: "on"
  - question: people
    answer: 73
    by: [union]
    sourcing: named
    quote: "73 people"
  - question: next
    answer: No date is set
    by: [port]
    sourcing: named
    quote: "A new date is open"
    says: "The date: still open."
---\nNotes of the desk.\n`.replace("# Nothing has been read from it yet.\n", "reviewed: [length, next, people, place]\n# Nothing has been read from it yet.\n"),
  );
  // A page that loads again closes its stream of changes, which the browser counts as a request without an answer.
  assert.deepEqual(taken().filter((fault) => !fault.endsWith("/_variorum/changes")), []);
  await close();
  const verified = spawnSync(program(), ["verify", "--root", root, "--archive", archive], { encoding: "utf8" });
  assert.equal(verified.status, 0, verified.stderr + verified.stdout);
  assert.match(verified.stdout + verified.stderr, /3 (quotes )?(found|proven)|3 quotes/);
});

test("the page is accessible, fits a narrow window, and keeps what was begun when it loads again", async () => {
  for (const settings of [{}, { colorScheme: "dark" }, { viewport: { width: 320, height: 700 } }]) {
    const { page, close } = await open(settings);
    await page.focus("#variorum-question");
    await page.keyboard.type("length");
    await page.waitForSelector("#variorum-answer");
    await page.waitForFunction(() => document.getElementById("variorum-warnings").children.length > 0);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await sideways(page), []);
    await page.reload();
    await page.waitForSelector("#variorum-form");
    assert.equal(await page.inputValue("#variorum-question"), "length");
    await close();
  }
});

test("a file that was changed meanwhile is not written over, and nothing is lost", async () => {
  const { page, close } = await open();
  const { page: other, close: closeOther } = await open();
  // The first tab does not hear of changes any more, as one that a busy machine keeps waiting.
  await page.evaluate(() => self.variorumPage.hold());
  const edited = readFileSync(file, "utf8").replace("as the paper has it", "by an editor");
  writeFileSync(file, edited);
  await page.fill("#variorum-question", "place");
  await page.fill("#variorum-answer", "On the quay");
  await page.fill("#variorum-says", "They were on the quay.");
  await page.focus("#variorum-says");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#variorum-conflict");
  const said = await page.textContent("#variorum-conflict");
  assert.ok(said.includes("On the quay") && said.includes("by an editor"), said);
  assert.equal(readFileSync(file, "utf8"), edited);
  await page.keyboard.press("Tab");
  await page.click("#variorum-conflict button");
  await page.waitForFunction(() => !document.getElementById("variorum-conflict") && document.getElementById("variorum-answer")?.value === "On the quay");
  await page.focus("#variorum-says");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.getElementById("variorum-status")?.textContent.startsWith("Saved"));
  assert.ok(readFileSync(file, "utf8").includes("answer: On the quay"));
  // The other tab has the claim, too.
  await other.waitForFunction(() => [...document.querySelectorAll("#variorum-annotate .claims a")].some((link) => link.hash === "#claim-place"));
  await closeOther();
  await close();
});

test("ten saves in a second are ten claims", async () => {
  const { page, close } = await open();
  const token = await page.getAttribute("script[data-token]", "data-token");
  await page.evaluate(() => self.variorumPage.hold());
  const sheet = await page.evaluate(async (token) => (await fetch("/_variorum/sheet?source=gazette", { headers: { "X-Variorum-Token": token } })).json(), token);
  const statuses = await page.evaluate(async ({ token, path, version }) => {
    const statuses = [];
    for (let number = 0; number < 10; number++) {
      const body = JSON.stringify({ path, version, claim: { id: `fast-${number}`, question: "place", answer: `Place ${number}`, says: "Fast." } });
      const answer = await fetch("/_variorum/save", { method: "POST", headers: { "Content-Type": "application/json", "X-Variorum-Token": token }, body });
      statuses.push(answer.status);
      version = (await answer.json()).version;
    }
    return statuses;
  }, { token, path: sheet.path, version: sheet.version });
  assert.deepEqual(statuses, Array(10).fill(200));
  const written = readFileSync(file, "utf8");
  for (let number = 0; number < 10; number++) assert.equal(written.split(`answer: Place ${number}\n`).length, 2);
  await close();
});
