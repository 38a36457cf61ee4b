// A static host: one folder under a path, as an intranet or an LMS would serve it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** The media types a static host gives by a file's ending. */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
};

/** What is served unless a journey brings its own: RAPPORT_DIST names another build. */
export const DIST = resolve(process.env.RAPPORT_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));
const WATCH = fileURLToPath(new URL("watch.js", import.meta.url));

/**
 * Serves a folder under a path that no address in the app may know about.
 * - `change(name, content)` may give other content for a file; undefined is a 404.
 * - `extra(name)` gives headers that come on top of a file's own, or in place of them.
 * - `brotli` sends what a good host sends, at quality 11.
 * What was sent is in `sent`, in order: `{ name, bytes }`.
 */
export async function serve({ folder = DIST, path = "/some/sub-path/", change = (_, content) => content, extra = () => ({}), brotli = false } = {}) {
  const sent = [];
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = normalize(decodeURIComponent(pathname.slice(path.length)) || "index.html");
    const inside = pathname.startsWith(path) && !name.startsWith("..");
    let content = inside && (await readFile(join(folder, name)).catch(() => undefined));
    content = content && change(name, content);
    const headers = { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream", ...extra(name) };
    if (content && brotli) {
      if (!packed.has(name)) packed.set(name, brotliCompressSync(content));
      content = packed.get(name);
      headers["Content-Encoding"] = "br";
    }
    sent.push({ name, bytes: content?.length ?? 0 });
    if (content) response.writeHead(200, headers).end(content);
    else response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    sent,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Serves one page, of another site than the app's: a host by another name. `headers` are the page's own. */
export async function serveAround(html, headers = {}) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": TYPES[".html"], ...headers }).end(html);
  });
  await new Promise((ready) => server.listen(0, "localhost", ready));
  return {
    url: `http://localhost:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A `change` that adds a script to the page which keeps what the page complains of (see watch.js). */
export async function watched() {
  const script = await readFile(WATCH);
  return (name, content) =>
    extname(name) === ".html" ? `${content}`.replace("<meta", `<script>${script}</script><meta`) : content;
}
