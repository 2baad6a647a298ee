// Loads the page again once the content was read anew. Where it stood scrolled to, the browser remembers.
(function () {
  "use strict";
  const readings = document.currentScript.dataset.readings;
  let wasCutOff = false;
  const changes = new EventSource("/_variorum/changes");
  changes.onmessage = function (event) {
    // After a cut the counting may have begun anew, so the number alone says nothing.
    if (wasCutOff || event.data !== readings) location.reload();
  };
  changes.onerror = function () { wasCutOff = true; };
  // An open stream would keep the browser from putting the page aside for the back button; one that is taken up again may be old.
  addEventListener("pagehide", function () { changes.close(); });
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();
