// Loads the page again once the content was read anew: where it stood scrolled to, and what was unfolded, stays. Opens places of findings in
// an editor, where the program was started with one.
(function () {
  "use strict";
  const own = document.currentScript;
  const key = "variorum-unfolded " + location.pathname;
  let wasCutOff = false;
  let isHeld = false;
  let isDue = false;
  const changes = new EventSource("/_variorum/changes");
  changes.onmessage = function (event) {
    // After a cut the counting may have begun anew, so the number alone says nothing.
    if (wasCutOff || event.data !== own.dataset.readings) reload();
  };
  changes.onerror = function () { wasCutOff = true; };
  function reload() {
    isDue = true;
    if (isHeld) return;
    keep();
    location.reload();
  }
  // Whoever shows something that must not be lost, or waits for an answer, holds the page, and lets it go.
  self.variorumPage = {
    hold: function () { isHeld = true; },
    letGo: function () { isHeld = false; if (isDue) reload(); },
    reload: function () { isHeld = false; reload(); },
  };

  // Browsers without a place to keep things, or that keep none for this page, lose only the comfort.
  function keep() {
    const open = Array.from(document.querySelectorAll("details"), function (details) { return details.open ? 1 : 0; });
    try { sessionStorage.setItem(key, JSON.stringify({ open: open, top: scrollY })); } catch { /* no comfort */ }
  }
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    const all = document.querySelectorAll("details");
    if (kept && kept.open.length === all.length) all.forEach(function (details, index) { details.open = kept.open[index] === 1; });
    if (kept) addEventListener("load", function () { scrollTo(0, kept.top); });
  } catch { /* no comfort */ }

  if ("editor" in own.dataset) {
    document.querySelectorAll(".variorum-findings code[data-path]").forEach(function (place) {
      const button = document.createElement("button");
      button.type = "button";
      (place.closest("a") || place).replaceWith(button);
      button.append(place);
      button.addEventListener("click", function () {
        const body = { path: place.dataset.path, line: Number(place.dataset.line), column: Number(place.dataset.column) };
        const headers = { "Content-Type": "application/json", "X-Variorum-Token": own.dataset.token };
        fetch("/_variorum/open", { method: "POST", headers: headers, body: JSON.stringify(body) });
      });
    });
  }
  // An open stream would keep the browser from putting the page aside for the back button; one that is taken up again may be old.
  addEventListener("pagehide", function () { changes.close(); });
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();
