// A site served as GitHub Pages serves it: below a sub-path, with 404.html for whatever is not there, at any depth.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
};

/** Serves `site` below a sub-path, on a free port if none is named; resolves to the address and a function that ends it. */
export function serve(site, below = "/briefing/", port = 0) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = asked.startsWith(below) ? asked.slice(below.length) || "index.html" : null;
    const file = inside === null ? null : path.join(site, inside);
    if (file?.startsWith(site) && existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404, { "content-type": types[".html"] });
      response.end(inside === null ? "outside of the site" : readFileSync(path.join(site, "404.html")));
    }
  });
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => {
      const address = `http://127.0.0.1:${server.address().port}${below}`;
      resolve({ address, stop: () => server.closeAllConnections() ?? server.close() });
    });
  });
}
