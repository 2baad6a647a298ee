/* Searches the site without a server: a classic script, so that it runs from a disk, and the index is scripts, too (search/*.js).
   Its first half has no page: it is also run by Node (tests/search/). All words that it shows stand in search.html. */
"use strict";
(() => {
  /* ---------- Terms: the same as in src/search/fold.rs and terms.rs; tests/search/tokens.json holds both to it ---------- */

  const LETTER = "\\p{Alphabetic}\\p{N}\\p{M}";
  const APOSTROPHE = "'`\\u2018\\u2019\\u201b\\u2032\\u02b9-\\u02bf\\u05f3";
  // Scripts without spaces between words.
  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const PAIRED = `(?:(?=[${LETTER}])[${UNSPACED}])+`;
  const RUN = new RegExp(`${PAIRED}|(?:(?![${UNSPACED}])[${LETTER}${APOSTROPHE}])+`, "gu");
  const IS_PAIRED = new RegExp(`^[${UNSPACED}]`, "u");
  const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, "u");
  const DROPPED = new RegExp("[\\u00ad\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7" +
    "\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u200d-\\u200f\\u202a-\\u202e" +
    "\\u2060-\\u206f\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\ufeff\\u{e0100}-\\u{e01ef}]", "gu");
  const FOLDS = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ς: "σ",
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u06aa": "\u0643",
    "\u0629": "\u0647", "\u06c1": "\u0647", "\u06c3": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647",
  };
  const FOLDED = new RegExp(`[${Object.keys(FOLDS).join("")}]`, "gu");

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(DROPPED, "").replace(FOLDED, (letter) => FOLDS[letter])
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15).normalize("NFC");

  function word(run) {
    const parts = run.split(APOSTROPHES).filter(Boolean);
    if (parts.length > 1 && parts.at(-1) === "s") parts.pop();
    if (parts.length > 1 && /^([a-z]|qu)$/.test(parts[0])) parts.shift();
    return parts.join("");
  }

  /* The terms of a text. What is searched has the last of a run of pairs alone, too (`tails`); what is looked for has not. */
  function terms(text, tails) {
    return (fold(text).match(RUN) ?? []).flatMap((run) => {
      if (!IS_PAIRED.test(run)) return word(run) || [];
      const characters = [...run];
      const pairs = characters.map((character, index) => character + (characters[index + 1] ?? ""));
      return tails || pairs.length === 1 ? pairs : pairs.slice(0, -1);
    });
  }

  /* The stretches of a text, in order, each with whether it is (part of) a word that was looked for. */
  function stretches(text, query) {
    const wanted = terms(query, false);
    const begins = (term) => wanted.includes(term) || (wanted.length > 0 && term.startsWith(wanted.at(-1)));
    const marked = [];
    for (const { 0: run, index } of text.matchAll(RUN)) {
      if (!IS_PAIRED.test(run)) {
        if (terms(run, true).some(begins)) marked.push([index, index + run.length]);
        continue;
      }
      const characters = [...run];
      let start = index;
      characters.forEach((character, place) => {
        const pairs = [character, character + characters[place + 1], characters[place - 1] + character].map(fold);
        if (pairs.some((pair) => wanted.includes(pair))) marked.push([start, start + character.length]);
        start += character.length;
      });
    }
    const found = [];
    let end = 0;
    for (const [from, to] of marked) {
      if (from === end && found.at(-1)?.marked) found.at(-1).text += text.slice(from, to);
      else found.push({ text: text.slice(end, from), marked: false }, { text: text.slice(from, to), marked: true });
      end = to;
    }
    return [...found, { text: text.slice(end), marked: false }].filter((stretch) => stretch.text);
  }

  /* ---------- Finding: `load(name)` promises a part of the index (src/search/files.rs) ---------- */

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });

  /* Calls `found(document, isInTitle)` for each posting (src/search/postings.rs). */
  function eachPosting(postings, found) {
    let number = 0;
    let difference = 0;
    let factor = 1;
    for (let index = 0; index < postings.length; index += 1) {
      const value = VALUES[postings.charCodeAt(index)];
      difference += (value & 31) * factor;
      factor *= 32;
      if (value < 32) {
        number += difference;
        found(Math.floor(number / 2), number % 2 === 0);
        difference = 0;
        factor = 1;
      }
    }
  }

  /* The index of the last item that is not after `key`; 0 where all are. */
  function place(sorted, key) {
    let [low, high] = [0, sorted.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= key) low = middle;
      else high = middle;
    }
    return low;
  }

  /* The postings of a term, or of every term that begins with it. */
  async function lists(term, isPrefix, load) {
    const { terms: firsts } = await load("index");
    const from = place(firsts, term);
    const parts = firsts.map((_, part) => part).filter((part) => part === from || (isPrefix && part > from && firsts[part].startsWith(term)));
    const found = [];
    for (const part of await Promise.all(parts.map((part) => load(`terms-${part + 1}`)))) {
      part.list ??= { terms: part.terms.split(" "), postings: part.postings.split(" ") };
      const list = part.list;
      let index = place(list.terms, term);
      if (list.terms[index] < term) index += 1;
      for (; index < list.terms.length && list.terms[index].startsWith(term); index += 1) {
        const isWhole = list.terms[index] === term;
        if (isWhole || isPrefix) found.push({ isWhole, postings: list.postings[index] });
      }
    }
    return found;
  }

  /* What a query finds: for each kind its word and the numbers of its documents; nothing for a query without a term.
     Every term must be in a document; the last may be the beginning of one. In each kind stand first the documents that have the last
     term whole, then those that have more of the terms in their title or a name, then the earlier ones of the site. */
  async function find(query, load) {
    const wanted = [...new Set(terms(query, false))];
    if (!wanted.length) return [];
    const { kinds } = await load("index");
    const count = kinds.reduce((sum, [, length]) => sum + length, 0);
    const matched = new Uint16Array(count);
    const ranks = new Uint16Array(count);
    for (const [number, term] of wanted.entries()) {
      const isLast = number === wanted.length - 1;
      const best = new Uint8Array(count);
      for (const { isWhole, postings } of await lists(term, isLast, load)) {
        eachPosting(postings, (document, isInTitle) => {
          best[document] = Math.max(best[document], 1 + (isWhole ? 2 : 0) + (isInTitle ? 1 : 0));
        });
      }
      best.forEach((value, document) => {
        if (!value || matched[document] !== number) return;
        matched[document] += 1;
        ranks[document] += (isLast && value > 2 ? 1000 : 0) + (value % 2 === 0 ? 1 : 0);
      });
    }
    let first = 0;
    return kinds.map(([kind, length]) => {
      const byRank = [];
      for (let document = first; document < first + length; document += 1) {
        if (matched[document] === wanted.length) (byRank[ranks[document]] ??= []).push(document);
      }
      first += length;
      return { kind, documents: byRank.reverse().flat() };
    });
  }

  /* What the index says of a document: its address, its title, the parts of the line below. */
  async function row(document, load) {
    const { documents: firsts } = await load("index");
    const part = place(firsts, document);
    return (await load(`documents-${part + 1}`))[document - firsts[part]];
  }

  globalThis.variorumSearch = { terms, stretches, find, row };
  if (globalThis.document) start(document.querySelector("#search"));

  /* ---------- The page ---------- */

  function start(form) {
    const input = form.querySelector("input");
    const status = document.querySelector("#search-status");
    const marks = document.querySelector("#search-marks").content.children;
    const sections = [...document.querySelectorAll("[data-kind]")];
    const { folder, nothing, loading, failed, inText } = form.dataset;
    const AT_ONCE = 10;
    const PAUSE = 120;
    let latest = 0;
    let timer;

    const pending = {};
    const index = () => self.variorumIndex ?? {};
    function load(name) {
      if (index()[name]) return index()[name];
      pending[name] ??= new Promise((loaded, fail) => {
        const script = document.createElement("script");
        script.src = `${folder}${name}.js`;
        script.onload = () => (index()[name] ? loaded(index()[name]) : script.onerror());
        script.onerror = () => { delete pending[name]; fail(new Error(script.src)); };
        document.head.append(script);
      });
      return pending[name];
    }

    /* Words of the content, with their language and with what was looked for marked. */
    function words(wording, element) {
      const [text, language] = [wording].flat();
      const node = document.createElement(element);
      if (language) {
        node.lang = language;
        node.dir = index().index.rightToLeft.includes(language) ? "rtl" : "ltr";
      }
      for (const stretch of stretches(text, input.value)) {
        const part = stretch.marked ? node.appendChild(document.createElement("mark")) : node;
        part.append(stretch.text);
      }
      return node;
    }

    function item([href, title, ...context], isQuoted) {
      const result = document.createElement("li");
      const link = result.appendChild(document.createElement("p")).appendChild(document.createElement("a"));
      link.href = href;
      link.append(words(title, isQuoted ? "q" : "span"));
      const line = result.appendChild(document.createElement("p"));
      line.className = "quiet";
      const parts = context.map((part) => (typeof part === "number" ? marks[part].cloneNode(true) : words(part, "span")));
      if (![link, ...parts].some((part) => part.querySelector("mark"))) parts.push(inText);
      line.append(...parts.flatMap((part, index) => (index ? [" · ", part] : part)));
      return result;
    }

    /* How many results there are, in the plural form of the page's language. */
    function counted(count) {
      const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
      const sentence = form.getAttribute(`data-result-${rule}`) ?? form.getAttribute("data-result-other");
      return sentence.replace("{n}", count);
    }

    /* Shows the documents of one kind, the next few more at each press of the button. */
    async function show(section, documents, search) {
      const [list, button] = ["ol", "button"].map((name) => section.querySelector(name));
      section.querySelector("[data-count]").textContent = documents.length;
      list.replaceChildren();
      async function more() {
        const shown = list.children.length;
        const rows = await Promise.all(documents.slice(shown, shown + AT_ONCE).map((document) => row(document, load)));
        if (search !== latest || list.children.length !== shown) return;
        list.append(...rows.map((row) => item(row, section.hasAttribute("data-quoted"))));
        button.hidden = list.children.length === documents.length;
        if (shown) list.children[shown].querySelector("a").focus();
      }
      button.onclick = more;
      button.hidden = true;
      await more();
      if (search === latest) section.hidden = !documents.length;
    }

    async function run() {
      clearTimeout(timer);
      const search = ++latest;
      const query = input.value.trim();
      keep(query);
      try {
        if (query && !index().index) status.textContent = loading;
        const found = new Map((await find(query, load)).map(({ kind, documents }) => [kind, documents]));
        if (search !== latest) return;
        await Promise.all(sections.map((section) => show(section, found.get(section.dataset.kind) ?? [], search)));
        if (search !== latest) return;
        const count = [...found.values()].reduce((sum, documents) => sum + documents.length, 0);
        status.textContent = query && (count ? counted(count) : nothing);
      } catch {
        if (search === latest) status.textContent = failed;
      }
    }

    /* The query stands in the address, so that a search can be kept, and is there again on the way back from a result. A browser that
       does not let a page from a disk change its address searches all the same. */
    function keep(query) {
      try {
        history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname);
      } catch { /* Nothing depends on it. */ }
    }

    function read() {
      const kept = new URLSearchParams(location.hash.slice(1));
      // A fragment without a query names a place on the page.
      if (location.hash && !kept.has("q")) return;
      const query = kept.get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
      if (query === input.value.trim()) return;
      input.value = query;
      run();
    }

    /* Up and down go through the results, Escape goes back to an empty field. */
    function key(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const stops = [input, ...document.querySelectorAll("[data-kind]:not([hidden]) :is(a, button:not([hidden]))")];
      const here = stops.indexOf(document.activeElement);
      const next = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
      if (event.key === "Escape") {
        input.value = "";
        run();
      } else if (here < 0 || next === undefined || !stops[next]) return;
      event.preventDefault();
      stops[event.key === "Escape" ? 0 : next].focus();
    }

    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, PAUSE); });
    form.closest("article, main").addEventListener("keydown", key);
    addEventListener("hashchange", read);
    document.querySelectorAll("[data-with-script]").forEach((part) => { part.hidden = false; });
    document.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = true; });
    read();
  }
})();
