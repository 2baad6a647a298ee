// The checks of this folder can fail: each finds the fault that a deliberately broken page has.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faultsByKeyboard, faultsOfSkipLink, violations } from "./accessibility.mjs";
import { cut, spaceOut, withoutLines } from "./adapting.mjs";
import { onDisk, startBrowser, watchedPage } from "./browser.mjs";
import { excesses, measures } from "./budgets.mjs";
import { faultsOnPaper } from "./paper.mjs";
import { brokenLinks, inventory, shifts, sideways } from "./soundness.mjs";
import { temporary } from "../site.mjs";

const folder = temporary("broken");
let browser;
before(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens a page with this body and hands it to `examine`. */
async function broken(body, examine, settings) {
  writeFileSync(`${folder}/broken.html`, `<!DOCTYPE html><html lang="en"><head><title>Broken</title></head><body>${body}</body></html>`);
  const visit = await watchedPage(browser, onDisk(folder, ""), settings);
  await visit.page.goto(onDisk(folder, "broken.html"));
  const found = await examine(visit.page);
  const faults = [...found, ...visit.taken()];
  await visit.close();
  return faults.join("\n");
}

test("a complaint, a missing file and a request to another host are noticed", async () => {
  const said = await broken(`<script>console.warn("a word")</script><img alt="" src="none.png"><img alt="" src="https://elsewhere.example/x.png">`, () => []);
  for (const word of ["console: a word", "none.png", "asks for https://elsewhere.example/x.png"]) assert.ok(said.includes(word), said);
});

test("links that lead nowhere and ids that stand twice are noticed", async () => {
  const body = `<p id="a"></p><p id="a"></p><a href="#b">1</a><a href="none.html">2</a><a href="/root.html">3</a><a href="sub/">4</a><img src="https://elsewhere.example/x.png">`;
  const said = await broken(body, async (page) => brokenLinks(new Map([["broken.html", await inventory(page)]]), new Set(["broken.html"])));
  for (const word of ["stands twice", "`#b` leads to no place", "`none.html` leads to no file", "`/root.html` is no relative", "`sub/` names no file", "loads `https:"]) {
    assert.ok(said.includes(word), `${word} is not in:\n${said}`);
  }
});

test("a page that is too wide and one that moves are noticed", async () => {
  const wide = await broken(`<p style="width: 900px">wide</p>`, sideways, { viewport: { width: 320, height: 600 } });
  assert.match(wide, /scrolls to the side by \d+ px/);
  const late = `<p id="late">text</p><p style="height: 9em">more</p><script>requestAnimationFrame(() => requestAnimationFrame(() => (document.getElementById("late").style.height = "20em")))</script>`;
  assert.match(await broken(late, shifts), /moves while it loads/);
});

test("what the accessibility engine looks for is noticed", async () => {
  assert.match(await broken(`<main><h1>x</h1><img src="data:,"><p style="color: #999">pale</p></main>`, violations), /image-alt.*\n.*color-contrast|color-contrast[^]*image-alt/);
});

test("a control without a sign of focus, one out of reach and a missing skip link are noticed", async () => {
  const unseen = await broken(`<a href="#x" style="outline: none">unseen</a>`, faultsByKeyboard);
  assert.match(unseen, /focus not seen: <a> `unseen`/);
  const trap = `<button>first</button><button id="out">out</button><script>document.getElementById("out").addEventListener("keydown", (event) => event.preventDefault())</script><a href="#x">beyond</a>`;
  assert.match(await broken(trap, faultsByKeyboard), /not reached by keyboard: <a> `beyond`/);
  assert.match(await broken(`<a href="#x">first</a><main id="main"></main>`, faultsOfSkipLink), /no way to the text/);
});

test("what is folded, cut or repeated wrongly on paper is noticed", async () => {
  const body = `<nav>navigation</nav><details><summary>more</summary><p>folded</p></details><table><thead style="display: table-row-group"><tr><th>x</th></tr></thead></table><p style="width: 3000px">cut</p>`;
  const said = await broken(body, faultsOnPaper);
  for (const word of ["`navigation` is printed", "is folded", "head of a table does not repeat", "is cut"]) assert.ok(said.includes(word), said);
});

test("text that more space between its lines cuts is noticed", async () => {
  const body = `<p style="height: 1.2em; overflow: hidden">one line</p><p style="position: relative; left: 5000px">away</p>`;
  const said = await broken(body, async (page) => {
    await spaceOut(page);
    return cut(page);
  });
  assert.match(said, /`one line` is cut/);
  assert.match(said, /`away` leaves the window/);
});

test("a line that is missing in forced colours is noticed", async () => {
  const body = `<main><section>bare</section><section style="border-top: 1px solid">lined</section><table><tbody><tr><td>a</td></tr><tr><td>row</td></tr></tbody></table></main>`;
  const said = await broken(body, withoutLines, { forcedColors: "active" });
  assert.match(said, /<section> `bare`/);
  assert.match(said, /<tr> `row`/);
  assert.ok(!said.includes("lined"), said);
});

test("a page that asks too much of its reader is noticed", async () => {
  const body = `<p style="height: 900px">one two three <a href="#x">four</a></p><details><summary>five</summary>six <a href="#y">seven</a></details>`;
  const found = await broken(body, async (page) => excesses("it", await measures(page), { words: 4, height: 900, stops: 1 }));
  for (const word of ["it: words 5, at most 4", "it: height 9", "it: stops 2, at most 1"]) assert.ok(found.includes(word), found);
});
