// The search of a built site without a browser: static/search.js of this repository over the index below a folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/** The functions of static/search.js that need no page. */
export function functions() {
  const context = vm.createContext({});
  vm.runInContext(readFileSync(new URL("../../static/search.js", import.meta.url), "utf8"), context);
  return context.variorumSearch;
}

/**
 * The search of the site in `folder`. `find(query)` gives, by kind, the numbers of what is found, `row(number)` what a result shows, and
 * `loaded` says which files were read for it, with their bytes. `forget()` begins anew, as a reader does who opens the page.
 */
export function open(folder) {
  const { find, row } = functions();
  const loaded = new Map();
  let context;
  const forget = () => {
    loaded.clear();
    context = vm.createContext({});
    vm.runInContext("globalThis.self = globalThis", context);
  };
  async function load(name) {
    if (!context.variorumIndex?.[name]) {
      const script = readFileSync(join(folder, "search", `${name}.js`), "utf8");
      loaded.set(name, Buffer.byteLength(script));
      vm.runInContext(script, context);
    }
    return context.variorumIndex[name];
  }
  forget();
  return { find: (query) => find(query, load), row: (number) => row(number, load), loaded, forget };
}
