// Reading claims out of a source's archived text, on the page of that source. Only `variorum serve` has this; no built site does.
// What a claim would be, and what is wrong with it, the program says: this script shows it and sends what was chosen.
(function () {
  "use strict";
  const own = document.currentScript;
  const source = own.dataset.source;
  const kept = "variorum-draft " + source;
  const said = "variorum-said " + source;
  const main = document.querySelector("main");
  let sheet = null;
  let selection = null;
  let waiting = 0;
  let asked = 0;

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  const byId = (id) => document.getElementById("variorum-" + id);
  function remember(key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* it is lost with the page */ } }
  function recall(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } }
  function forget(key) { try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ } }

  async function ask(name, body) {
    const headers = { "X-Variorum-Token": own.dataset.token };
    if (body) headers["Content-Type"] = "application/json";
    try {
      const answer = await fetch("/_variorum/" + name, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
      const reply = await answer.json().catch(() => ({ reason: "This page is of an earlier run. Load it again." }));
      return { status: answer.status, reply };
    } catch {
      return { status: 0, reply: { reason: "The program does not answer. What you wrote stays here." } };
    }
  }

  // ---- the text ----

  function text() {
    const paragraphs = sheet.paragraphs.map(function (paragraph) {
      const element = make("p", { "data-start": paragraph.start });
      for (const run of paragraph.runs) {
        let piece = document.createTextNode(run.text);
        if (run.quoted.length > 0) {
          const first = run.quoted.filter((passage) => passage.is_first);
          const names = run.quoted.map((passage) => passage.claim).join(", ");
          // The links hold no text of their own, so that the places of the words stay what they are.
          const links = first.map((passage) => make("a", { href: "#" + passage.anchor, class: "used", contenteditable: "false", "aria-label": "Claim " + passage.claim }));
          piece = make("mark", { title: names }, ...links, piece);
        }
        if (run.excluded) piece = make("s", { title: run.excluded }, piece);
        element.append(piece);
      }
      return element;
    });
    const attributes = {
      id: "variorum-text", class: "text", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-readonly": "true",
      "aria-labelledby": "variorum-text-head", "aria-describedby": "variorum-text-help", spellcheck: "false", lang: sheet.language, dir: sheet.direction || "auto",
      on: {
        // The caret of a text that can be edited lets words be selected by keyboard; the words themselves stay.
        beforeinput: (event) => event.preventDefault(),
        drop: (event) => event.preventDefault(),
        keydown: function (event) {
          if (event.key !== "Enter" || event.target.closest("a.used")) return;
          event.preventDefault();
          take();
        },
        mouseup: () => { if (!getSelection().isCollapsed) take(true); },
      },
    };
    return make("div", attributes, ...paragraphs);
  }

  // The offset in the text of an end of the selection.
  function offset(node, at) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const paragraph = element.closest("[data-start]");
    if (!paragraph) {
      const all = Array.from(byId("text").children);
      const next = all[Math.min(at, all.length - 1)];
      return at < all.length ? Number(next.dataset.start) : Number(next.dataset.start) + next.textContent.length;
    }
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, at);
    return Number(paragraph.dataset.start) + range.toString().length;
  }

  async function take(staysInText) {
    const range = getSelection().rangeCount > 0 && getSelection().getRangeAt(0);
    if (!range || range.collapsed || !byId("text").contains(range.commonAncestorContainer)) return tell("Select words in the text first.");
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    const { status, reply } = await ask("select", { source, start, end });
    if (status !== 200) return tell(reply.reason);
    selection = { start: reply.start, end: reply.end };
    byId("quote").value = reply.quote;
    byId("prefix").value = reply.prefix || "";
    byId("suffix").value = reply.suffix || "";
    speakers();
    changed();
    if (!staysInText) byId("question").focus();
  }

  // ---- the form ----

  const field = (id, label, control, hint) =>
    make("p", { class: "field" }, make("label", { for: "variorum-" + id }, label), control, hint ? make("small", { id: "variorum-" + id + "-hint" }, hint) : null);
  const input = (id, more) => make("input", { id: "variorum-" + id, autocomplete: "off", ...more });
  const option = (value, label) => make("option", { value }, label);
  const area = (id, rows) => make("textarea", { id: "variorum-" + id, rows });

  function form() {
    const names = new Map(sheet.events.map((event) => [event.id, event.title]));
    const offered = sheet.questions.map((question) => make("option", { value: question.id, label: (question.short || question.question) + " · " + (names.get(question.event) || "") }));
    const sourcing = sheet.sourcing.map((word) => option(word.word, word.word + ": " + word.meaning.replace(/\.$/, "")));
    return make("form", { id: "variorum-form", "aria-labelledby": "variorum-form-head", on: { submit: save, input: changed, change: changed, keydown: byKey } },
      make("h3", { id: "variorum-form-head" }, "A new claim"),
      field("quote", "Words of the text", area("quote", 2), "Select them in the text, then press Enter there."),
      field("question", "Question", input("question", { list: "variorum-questions", "aria-describedby": "variorum-asked", on: { change: answers, input: answers } })),
      make("datalist", { id: "variorum-questions" }, ...offered),
      make("p", { id: "variorum-asked", class: "hint", "aria-live": "polite" }),
      make("fieldset", { id: "variorum-answers" }, make("legend", {}, "Answer"), make("p", { class: "hint" }, "Choose a question first.")),
      field("by", "Who says it", make("select", { id: "variorum-by", on: { change: spoken } })),
      field("statement", "Which utterance", make("select", { id: "variorum-statement" }, option("", "Not known"))),
      field("sourcing", "How the report came by it", make("select", { id: "variorum-sourcing" }, option("", "Not said"), ...sourcing)),
      field("says", "The claim in our own words", area("says", 2)),
      make("details", { id: "variorum-more" }, make("summary", {}, "More fields"),
        field("prefix", "Words right before", input("prefix")), field("suffix", "Words right behind", input("suffix")),
        field("also", "Said jointly with", input("also"), "Ids of actors, with commas between them."),
        field("about", "About", input("about"), "Ids of actors, with commas between them."),
        field("as_of", "When the answer held", input("as_of")), field("translation", "Translation of the words", input("translation")),
        field("location", "Paragraph, page or time", input("location")), field("note", "Remark of the desk", input("note")),
        field("id", "Id of the claim", input("id"), "Left empty, it follows from the question.")),
      make("section", { "aria-labelledby": "variorum-draft-head" }, make("h4", { id: "variorum-draft-head" }, "What will be written"),
        make("pre", { id: "variorum-yaml", tabindex: "0", "aria-labelledby": "variorum-draft-head", lang: "en", dir: "ltr" }),
        make("ul", { id: "variorum-warnings", "aria-live": "polite" })),
      make("p", { class: "buttons" },
        make("button", { type: "submit", id: "variorum-save" }, "Save the claim"),
        make("button", { type: "button", id: "variorum-nothing", on: { click: () => markRead(byId("question").value) } }, "Read, says nothing on this"),
        make("button", { type: "button", on: { click: clear } }, "Empty the form")),
      make("p", { class: "hint" }, "Control and Enter saves from anywhere in the form."));
  }

  const question = () => sheet.questions.find((known) => known.id === byId("question").value.trim());

  function answers() {
    const fieldset = byId("answers");
    const chosen = question();
    byId("nothing").disabled = !chosen;
    if (fieldset.dataset.of === (chosen ? chosen.id : "")) return;
    fieldset.dataset.of = chosen ? chosen.id : "";
    byId("asked").textContent = chosen ? chosen.question + (chosen.is_covered ? "" : " The report is not placed at this event.") : "";
    const controls = [];
    if (!chosen) controls.push(make("p", { class: "hint" }, "Choose a question first."));
    else if (chosen.kind === "choice") {
      controls.push(make("select", { id: "variorum-answer", "aria-label": "Answer" }, option("", "Choose"), ...chosen.answers.map((answer) => option(answer.word, answer.meaning)), option("not-known", "It is not known")));
    } else if (chosen.kind === "set") {
      for (const answer of chosen.answers) controls.push(make("label", { class: "check" }, make("input", { type: "checkbox", name: "variorum-member", value: answer.word }), " " + answer.meaning));
      controls.push(make("label", { class: "check" }, input("only", { type: "checkbox" }), " These and no others"));
      controls.push(make("label", { class: "check" }, input("unknown", { type: "checkbox" }), " It is not known"));
    } else {
      const hints = { number: "73, 73~ (about), 73.. (at least), ..73 (at most), 70..80, or not-known.", date: "2025-03-04, 2025-03, 2025-03-04T19:59Z, 2025-03-04/2025-03-06, or not-known.", open: "In a few words, or not-known." };
      controls.push(make("label", { for: "variorum-answer" }, "Answer" + (chosen.unit ? " in " + chosen.unit : "")), input("answer", { "aria-describedby": "variorum-answer-hint" }));
      controls.push(make("small", { id: "variorum-answer-hint" }, hints[chosen.kind]));
    }
    fieldset.replaceChildren(make("legend", {}, "Answer"), ...controls);
  }

  // Who is named nearest to the words comes first.
  function speakers() {
    const select = byId("by");
    const chosen = select.value;
    const distance = new Map();
    if (selection) {
      for (const [actor, at] of sheet.names) {
        const away = at < selection.start ? selection.start - at : Math.max(0, at - selection.end);
        distance.set(actor, Math.min(away, distance.get(actor) ?? Infinity));
      }
    }
    const near = sheet.actors.filter((actor) => distance.has(actor.id)).sort((left, right) => distance.get(left.id) - distance.get(right.id));
    const named = (actor) => option(actor.id, actor.name + (actor.kind === "unnamed" ? " (unnamed)" : ""));
    const far = sheet.actors.filter((actor) => !distance.has(actor.id));
    select.replaceChildren(option("", "The report itself"),
      ...(near.length ? [make("optgroup", { label: "Named in the text, nearest first" }, ...near.map(named))] : []),
      make("optgroup", { label: near.length ? "All others" : "Actors" }, ...far.map(named)));
    select.value = chosen;
  }

  function spoken() {
    const actor = sheet.actors.find((known) => known.id === byId("by").value);
    const statements = actor ? actor.statements : [];
    byId("statement").replaceChildren(option("", "Not known"), ...statements.map((statement) => option(statement.word, statement.word.split("#")[1] + (statement.meaning ? ": " + statement.meaning : ""))));
    byId("statement").closest("p").hidden = statements.length === 0;
    const usual = actor ? (actor.kind === "unnamed" ? "" : "named") : "own-voice";
    if (["", "named", "own-voice"].includes(byId("sourcing").value)) byId("sourcing").value = usual;
  }

  function claim() {
    const value = (id) => (byId(id) ? byId(id).value.trim() : "");
    const list = (id) => value(id).split(/[\s,]+/).filter(Boolean);
    const chosen = question();
    let answer = value("answer");
    let only;
    if (chosen && chosen.kind === "set") {
      answer = Array.from(document.querySelectorAll("[name=variorum-member]:checked"), (box) => box.value);
      if (byId("unknown").checked) answer = "not-known";
      else only = byId("only").checked || undefined;
    }
    const by = [value("by"), ...list("also")].filter(Boolean);
    const fields = { id: value("id"), question: value("question"), answer, as_of: value("as_of"), only, by, statement: value("statement"), sourcing: value("sourcing"), about: list("about"), quote: value("quote"), prefix: value("prefix"), suffix: value("suffix"), says: value("says"), translation: value("translation"), location: value("location"), note: value("note") };
    return Object.fromEntries(Object.entries(fields).filter(([, given]) => given !== "" && given !== undefined && (!Array.isArray(given) || given.length > 0)));
  }

  function clear() {
    byId("form").reset();
    selection = null;
    forget(kept);
    answers();
    speakers();
    spoken();
    show();
  }

  function changed() {
    remember(kept, { fields: claim(), selection });
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  }

  function fill(draft) {
    const { fields } = draft;
    selection = draft.selection;
    byId("question").value = fields.question || "";
    answers();
    speakers();
    byId("by").value = (fields.by || [])[0] || "";
    spoken();
    for (const id of ["quote", "prefix", "suffix", "statement", "sourcing", "says", "as_of", "translation", "location", "note", "id"]) if (fields[id]) byId(id).value = fields[id];
    byId("also").value = (fields.by || []).slice(1).join(", ");
    byId("about").value = (fields.about || []).join(", ");
    if (byId("answer") && typeof fields.answer === "string") byId("answer").value = fields.answer;
    if (Array.isArray(fields.answer)) document.querySelectorAll("[name=variorum-member]").forEach((box) => { box.checked = fields.answer.includes(box.value); });
    if (byId("only")) byId("only").checked = fields.only === true;
    if (byId("unknown")) byId("unknown").checked = fields.answer === "not-known";
  }

  async function show() {
    const number = ++asked;
    const fields = claim();
    if (!fields.question) {
      byId("yaml").textContent = "";
      byId("warnings").replaceChildren();
      return;
    }
    const { status, reply } = await ask("draft", { source, claim: fields });
    if (number !== asked) return;
    const lines = status === 200 ? [...(reply.refusal ? [{ severity: "error", message: reply.refusal, help: "" }] : []), ...reply.findings] : [{ severity: "error", message: reply.reason, help: "" }];
    byId("yaml").textContent = status === 200 ? reply.yaml : "";
    byId("warnings").replaceChildren(...lines.map((line) => make("li", { class: line.severity }, make("b", {}, line.severity), " " + line.message + (line.help ? "; " + line.help : "") + ".")));
  }

  function byKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      byId("form").requestSubmit();
    }
  }

  // ---- saving ----

  async function save(event) {
    event.preventDefault();
    const fields = claim();
    if (!fields.question) return tell("Choose a question first.");
    await write("save", { path: sheet.path, version: sheet.version, claim: fields }, "Saved: " + fields.question + ".", true);
  }

  async function markRead(id) {
    if (!id) return tell("Choose a question first.");
    await write("read", { source, path: sheet.path, version: sheet.version, question: id }, "Marked as read: says nothing on " + id + ".", false);
  }

  async function write(name, body, done, empties) {
    self.variorumPage.hold();
    byId("save").disabled = true;
    const { status, reply } = await ask(name, body);
    byId("save").disabled = false;
    if (status === 409) return conflict(reply);
    if (status === 200) {
      if (reply.version) sheet.version = reply.version;
      if (empties) clear();
      remember(said, done);
    }
    tell(status === 200 ? done : "Not saved: " + reply.reason + ".");
    self.variorumPage.letGo();
  }

  function conflict(reply) {
    // The page stays until both versions were looked at.
    self.variorumPage.hold();
    const panel = make("section", { id: "variorum-conflict", role: "alertdialog", "aria-labelledby": "variorum-conflict-head", tabindex: "-1" },
      make("h3", { id: "variorum-conflict-head" }, "Not saved: the file has changed"),
      make("p", {}, reply.reason + "."),
      make("h4", {}, "What you were about to add"), make("pre", { tabindex: "0", "aria-label": "Your lines" }, reply.own),
      make("h4", {}, "The file as it is now"), make("pre", { tabindex: "0", "aria-label": "The file as it is now" }, reply.theirs || "It is gone."),
      make("p", { class: "buttons" }, make("button", { type: "button", on: { click: () => self.variorumPage.reload() } }, "Go on with the file as it is now")),
      make("p", { class: "hint" }, "The form keeps what you wrote."));
    const former = byId("conflict");
    if (former) former.replaceWith(panel); else byId("form").before(panel);
    panel.focus();
  }

  function tell(words) { byId("status").textContent = words; }

  // ---- what is there, what is open, what is new ----

  function claims() {
    if (sheet.claims.length === 0) return make("p", { class: "hint" }, "No claim has been read from this report yet.");
    return make("ol", { class: "claims" }, ...sheet.claims.map((one) => make("li", {}, make("a", { href: "#" + one.anchor }, one.question), ": " + one.answer + (one.who.length ? ", says " + one.who.join(" and ") : ""))));
  }

  function unread() {
    const open = sheet.questions.filter((known) => known.is_covered && !known.is_answered);
    if (open.length === 0) return null;
    const entry = (known) => make("li", {}, known.question + " ",
      make("button", { type: "button", on: { click: () => { byId("question").value = known.id; answers(); changed(); byId("question").focus(); } }, "aria-label": "Answer: " + known.question }, "Answer"), " ",
      known.is_read ? make("small", {}, "Read; says nothing.") : make("button", { type: "button", on: { click: () => markRead(known.id) }, "aria-label": "Read, says nothing on: " + known.question }, "Says nothing"));
    return make("details", { open: sheet.claims.length === 0 }, make("summary", {}, "Questions without an answer here: " + open.length), make("ul", { class: "claims" }, ...open.map(entry)));
  }

  function newRecords() {
    const events = () => sheet.events.map((event) => option(event.id, event.title));
    const sorts = (words) => words.map((word) => option(word, word));
    const send = (kind, read) => async function (event) {
      event.preventDefault();
      const { status, reply } = await ask("new", { kind, ...read() });
      tell(status === 200 ? "Made: " + reply.path + "." : "Not made: " + reply.reason + ".");
      if (status === 200) { remember(said, "Made: " + reply.path + "."); event.target.reset(); }
    };
    const value = (id) => byId(id).value.trim();
    const actor = make("form", { on: { submit: send("actor", () => ({ id: value("a-id"), name: value("a-name"), sort: value("a-sort"), aliases: value("a-aliases").split(/\s*,\s*/).filter(Boolean), part_of: value("a-part") })) } },
      field("a-name", "Name", input("a-name", { required: true })), field("a-id", "Id", input("a-id", { required: true })),
      field("a-sort", "Kind", make("select", { id: "variorum-a-sort" }, ...sorts(["person", "organisation", "state", "armed-group", "international-body", "media", "unnamed"]))),
      field("a-aliases", "Other names", input("a-aliases"), "With commas between them."), field("a-part", "Part of (an id)", input("a-part")),
      make("button", {}, "Make the actor"));
    const asked = make("form", { on: { submit: send("question", () => ({ id: value("q-id"), question: value("q-question"), short: value("q-short"), event: value("q-event"), sort: value("q-sort"), unit: value("q-unit"), answers: value("q-answers").split("\n").map((line) => line.trim()).filter(Boolean).map((line) => { const at = line.indexOf(":"); return at < 0 ? [line, line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]; }) })) } },
      field("q-question", "Question", input("q-question", { required: true })), field("q-short", "In a word or two", input("q-short")), field("q-id", "Id", input("q-id", { required: true })),
      field("q-event", "Event", make("select", { id: "variorum-q-event" }, ...events())), field("q-sort", "Kind", make("select", { id: "variorum-q-sort" }, ...sorts(["choice", "set", "number", "date", "open"]))),
      field("q-answers", "Answers", area("q-answers", 3), "A line each: id: label."), field("q-unit", "Unit of a number", input("q-unit")),
      make("button", {}, "Make the question"));
    const happened = make("form", { on: { submit: send("event", () => ({ id: value("e-id"), title: value("e-title"), when: value("e-when") })) } },
      field("e-title", "Title", input("e-title", { required: true })), field("e-id", "Id", input("e-id", { required: true })), field("e-when", "When", input("e-when"), "2025-03-04, 2025-03-02/2025-03-04, or 2025-03."),
      make("button", {}, "Make the event"));
    const folded = (title, form) => make("details", {}, make("summary", {}, title), form);
    return make("div", { class: "new" }, folded("New actor", actor), folded("New question", asked), folded("New event", happened));
  }

  function layOut() {
    const section = make("section", { id: "variorum-annotate", lang: "en", dir: "ltr", "aria-labelledby": "variorum-head" },
      make("h2", { id: "variorum-head" }, "Read claims out of the text"),
      make("p", { id: "variorum-status", role: "status" }),
      make("div", { class: "sides" },
        make("div", { class: "side" }, make("h3", { id: "variorum-text-head" }, "The archived text"),
          make("p", { id: "variorum-text-help", class: "hint" }, "Select words with Shift and the arrow keys, or with the mouse. Enter takes them."),
          text(), make("p", { class: "buttons" }, make("button", { type: "button", on: { click: () => take() } }, "Take the selected words"))),
        make("div", { class: "side" }, form(), make("h3", {}, "Claims of this report"), claims(), unread(), newRecords())));
    const head = main.querySelector("h1");
    if (head) head.after(section); else main.prepend(section);
    speakers();
    spoken();
    answers();
    const draft = recall(kept);
    if (draft) fill(draft);
    show();
    const words = recall(said);
    if (words) {
      tell(words);
      forget(said);
      byId("text").focus({ preventScroll: true });
    }
  }

  (async function () {
    if (!main) return;
    const { status, reply } = await ask("sheet?source=" + encodeURIComponent(source));
    if (status !== 200) {
      main.append(make("p", { id: "variorum-annotate", lang: "en", role: "status" }, "Claims cannot be read out of this report here: " + reply.reason + "."));
      return;
    }
    sheet = reply;
    layOut();
  })();
})();
