// Keeps the app for use without a network: each version whole, in a cache of its own. A window gets the files of
// the version that it was opened with, and no others; a window that came from the network is left to it.
// A release build writes above this what it is made of.
{
  const { version, files } = self.BUILD ?? { version: "", files: [] };
  const { scope } = registration;
  const OURS = `rapport ${scope} `;
  const OWN = OURS + version;

  /** What everybody needs. A program of another role is kept once it was used. */
  const ALWAYS = ["page", "style", "start", "talk", "study", "scenario", "offline"];

  /** Addresses at which a platform or a page around speaks with us: they need the network anyway. */
  const LAUNCHED = /[?&](embed=1|endpoint=)/;

  /** The cache of each window that was opened from one. */
  const windows = new Map();

  addEventListener("install", (event) => event.waitUntil(version ? keepAll() : skipWaiting()));
  addEventListener("activate", (event) => event.waitUntil(version ? begin() : leave()));

  addEventListener("message", (event) => {
    if (event.data?.rapport === "use") skipWaiting();
    // A page from the network may have the very files that are kept here.
    if (event.data?.rapport === version) event.waitUntil(remember(event.source.id).then(tidy));
  });

  addEventListener("fetch", (event) => {
    const { request } = event;
    const [address] = request.url.split(/[?#]/);
    if (!version || request.method !== "GET" || !address.startsWith(scope)) return;
    const path = address.slice(scope.length) || "index.html";
    if (request.mode !== "navigate") {
      event.respondWith(answer(event, path));
    } else if (path === "index.html" && request.destination === "document" && !LAUNCHED.test(request.url)) {
      event.respondWith(open(event));
    }
  });

  async function open(event) {
    const page = await (await caches.open(OWN)).match(scope);
    if (page) {
      event.waitUntil(remember(event.resultingClientId).then(tidy));
      return page;
    }
    // The browser has thrown the cache away.
    event.waitUntil(keepAll());
    return fetch(event.request);
  }

  async function answer({ request, clientId }, path) {
    const name = await cacheOf(clientId);
    if (!name) return fetch(request);
    const cache = await caches.open(name);
    const kept = await cache.match(addressOf(path));
    if (kept) return kept;
    const file = name === OWN && files.find((file) => file.path === path);
    if (!file) return fetch(request);
    await keep(cache, file);
    return cache.match(addressOf(path));
  }

  // Which window has which version is kept in the version's cache, because a browser stops idle workers.

  const windowAddress = (id) => `${scope}window/${id}`;

  async function remember(id) {
    windows.set(id, OWN);
    await (await caches.open(OWN)).put(windowAddress(id), new Response());
  }

  async function cacheOf(id) {
    if (windows.has(id)) return windows.get(id);
    for (const name of await ours()) {
      if (await (await caches.open(name)).match(windowAddress(id))) {
        windows.set(id, name);
        return name;
      }
    }
  }

  async function ours() {
    return (await caches.keys()).filter((name) => name.startsWith(OURS));
  }

  /** One file after the other, so that the person's own requests have the line. The first that is not of this version ends it. */
  async function keepAll() {
    const cache = await caches.open(OWN);
    const used = await usedBefore();
    for (const file of files) {
      if (ALWAYS.includes(file.role) || used.has(program(file.path))) await keep(cache, file);
    }
  }

  async function keep(cache, { path, digest }) {
    const address = addressOf(path);
    if (await cache.match(address)) return;
    // What another version or the browser has is taken however old, because only the content counts.
    const ways = [
      () => caches.match(address, { ignoreVary: true }),
      () => fetch(address, { cache: "force-cache", priority: "low" }),
      () => fetch(address, { cache: "reload", priority: "low" }),
    ];
    for (const way of ways) {
      const answer = await way();
      if (!answer?.ok) continue;
      const content = await answer.arrayBuffer();
      if (await digestOf(content) !== digest) continue;
      const headers = new Headers(answer.headers);
      for (const ofTransport of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(ofTransport);
      return cache.put(address, new Response(content, { headers }));
    }
    throw new Error(`${address} is not that of version ${version}: nothing of this version is used`);
  }

  async function digestOf(content) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** The programs in the caches of all versions. */
  async function usedBefore() {
    const used = new Set();
    for (const name of await ours()) {
      for (const { url } of await (await caches.open(name)).keys()) used.add(program(url.slice(scope.length)));
    }
    return used;
  }

  /** A file's name without the mark of its content. */
  function program(path) {
    return path.replace(/-[0-9a-f]{16}(?=\.)/, "");
  }

  /** Some hosts send those who ask for the page by name elsewhere. */
  function addressOf(path) {
    return path === "index.html" ? scope : scope + path;
  }

  async function begin() {
    await clients.claim();
    await tidy();
  }

  /** Removes versions that no open window has, unless one is on its way in. */
  async function tidy() {
    if (registration.installing || registration.waiting) return;
    const open = await clients.matchAll({ includeUncontrolled: true });
    const needed = new Set([OWN, ...await Promise.all(open.map(({ id }) => cacheOf(id)))]);
    const idle = (await ours()).filter((name) => !needed.has(name));
    await Promise.all(idle.map((name) => caches.delete(name)));
  }

  /** A build of a developer keeps nothing, and takes away what a release kept at the same address. */
  async function leave() {
    await Promise.all((await ours()).map((name) => caches.delete(name)));
    await registration.unregister();
  }
}
