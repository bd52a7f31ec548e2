// A static host as plain as they come: the files of dist/ under a sub-path, and the page's own content security
// policy as a header too.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
export const BASE = "/any/path/";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

async function policy() {
  const page = await readFile(join(DIST, "index.html"), "utf8").catch(() => {
    throw new Error("there is no dist/index.html: run `trunk build --release` first");
  });
  const [, content] = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/) ?? [];
  if (!content) throw new Error("dist/index.html has no content security policy");
  return `${content}; frame-ancestors 'none'`;
}

// `change(name, bytes)` may answer other bytes for a file; what it answers is read once per request.
export async function serve({ change = (_name, bytes) => bytes } = {}) {
  const csp = await policy();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = normalize(decodeURIComponent(pathname.slice(BASE.length)) || "index.html");
    try {
      if (!pathname.startsWith(BASE) || name.startsWith("..")) throw new Error("outside");
      const bytes = change(name, await readFile(join(DIST, name)));
      response.writeHead(200, {
        "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        "content-length": bytes.length,
        "content-security-policy": csp,
        "cache-control": "no-cache",
      });
      response.end(request.method === "HEAD" ? undefined : bytes);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${BASE}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
