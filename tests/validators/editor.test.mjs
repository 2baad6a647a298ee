// The language server, driven by the client library of an editor that is not ours.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node";
import { program, root, temporary } from "../site.mjs";

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = protocol;
const source = "content/sources/did-press-atmar.md";

let site;
let server;
let client;
const told = new Map();
let hear = () => {};

const address = (file) => pathToFileURL(path.join(site, file)).href;
const textOf = (file) => readFileSync(path.join(site, file), "utf8");

/** The place of the sign `|` in some words of a file, where they stand in it. */
function at(file, marked) {
  const start = textOf(file).indexOf(marked.replace("|", ""));
  assert.notEqual(start, -1, `${file} has ${marked}`);
  const lines = textOf(file).slice(0, start + marked.indexOf("|")).split("\n");
  return { textDocument: { uri: address(file) }, position: { line: lines.length - 1, character: lines.at(-1).length } };
}

/** The next findings of a file for which something holds. */
async function findings(file, holds) {
  for (;;) {
    const known = told.get(address(file));
    if (known && holds(known)) return known;
    await new Promise((heard) => (hear = heard));
  }
}

before(async () => {
  site = temporary("edited");
  mkdirSync(site);
  cpSync(path.join(root, "content"), path.join(site, "content"), { recursive: true });
  server = spawn(program(), ["lsp", "--root", site], { stdio: ["pipe", "pipe", "inherit"] });
  client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  client.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
    told.set(uri, diagnostics);
    hear();
  });
  client.listen();
  const workspaceEdit = { documentChanges: true, resourceOperations: ["create", "rename", "delete"] };
  const params = { processId: process.pid, rootUri: null, capabilities: { workspace: { workspaceEdit } }, workspaceFolders: null };
  const { capabilities } = await client.sendRequest("initialize", params);
  assert.ok(capabilities.completionProvider && capabilities.hoverProvider && capabilities.definitionProvider && capabilities.renameProvider);
  await client.sendNotification("initialized", {});
  const document = { uri: address(source), languageId: "markdown", version: 1, text: textOf(source) };
  await client.sendNotification("textDocument/didOpen", { textDocument: document });
});

after(async () => {
  await client?.sendRequest("shutdown");
  await client?.sendNotification("exit");
  client?.dispose();
  server?.kill();
});

test("what is typed is checked before it is saved, and is sound again once it is taken back", async () => {
  const type = (version, text) =>
    client.sendNotification("textDocument/didChange", { textDocument: { uri: address(source), version }, contentChanges: [{ text }] });
  await type(2, textOf(source).replace("question: october-length", "question: october-lenght"));
  const [finding] = await findings(source, (list) => list.some(({ message }) => message.includes("october-lenght")));
  assert.match(finding.message, /october-length/, "it is said what may have been meant");
  await type(3, textOf(source));
  await findings(source, (list) => list.length === 0);
});

test("ids are completed, explained and followed", async () => {
  const items = await client.sendRequest("textDocument/completion", at(source, "question: |october-length"));
  assert.ok(items.some(({ label }) => label === "october-mediators"));
  const hover = await client.sendRequest("textDocument/hover", at(source, "by: [hanif-|atmar]"));
  assert.match(hover.contents.value, /Mohammad Hanif Atmar/);
  const place = await client.sendRequest("textDocument/definition", at(source, "by: [hanif-|atmar]"));
  assert.equal(place.uri, address("content/actors/hanif-atmar.md"));
});

test("a new id is one edit of all files, and moves the file of the thing", async () => {
  const edit = await client.sendRequest("textDocument/rename", { ...at(source, "by: [hanif-|atmar]"), newName: "mohammad-hanif-atmar" });
  const moved = edit.documentChanges.find(({ kind }) => kind === "rename");
  assert.deepEqual([moved.oldUri, moved.newUri], [address("content/actors/hanif-atmar.md"), address("content/actors/mohammad-hanif-atmar.md")]);
  const files = edit.documentChanges.filter(({ kind }) => !kind).map(({ textDocument }) => textDocument.uri);
  assert.ok(files.includes(address(source)) && files.includes(address("content/briefings/istanbul-talks-2025.md")), files.join(" "));
  await assert.rejects(client.sendRequest("textDocument/rename", { ...at(source, "by: [hanif-|atmar]"), newName: "pakistan" }), /already/);
});
