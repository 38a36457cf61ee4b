// Starts what the page needs, in the order in which it is needed. It is a file, so that a host which refuses
// inline scripts can serve it. Its element names the files of each program: a release calls them by their content.
{
  /** So long a talk waits for the link program to say that it is ready. */
  const PATIENCE = 10_000;
  /** So long the first screen has the line to itself, before anything is fetched for use without a network. */
  const CALM = 4_000;

  const root = document.documentElement;
  const files = document.currentScript.dataset;
  const element = id => document.getElementById(id);
  const pack = document.querySelector("meta[name=rapport]").content;
  const packed = new URLSearchParams(pack);
  const query = new URLSearchParams(location.search);
  const scenarios = packed.get("scenarios")?.split(",") ?? [];

  // The query survives every change of the hash, and a reload, also where the browser keeps nothing.
  const embedded = [location.hash, location.search].some(part => /[?&]embed=1(&|$)/.test(part));
  if (embedded) {
    root.dataset.embed = "";
    if (!query.has("embed")) {
      const search = location.search ? `${location.search}&embed=1` : "?embed=1";
      try { history.replaceState(null, "", search + location.hash); } catch { /* A reload shows the whole app. */ }
    }
  }

  // The page around offers this where it knows us, and says so.
  if (embedded && parent !== window) {
    const [alone] = element("alone").children;
    const follow = () => { alone.href = location.href; };
    addEventListener("hashchange", follow);
    follow();
    element("alone").hidden = false;
  }

  // A platform says who learns, and talks wait for that. A page around does not.
  const launched = query.has("endpoint") || /^(scorm|cmi5)/.test(packed.get("as"));

  // What all programs see and no reload survives. The link program calls `linked` when talks may begin.
  let linked;
  const ready = new Promise(resolve => { linked = resolve; });
  const launch = { pack, query: location.search, hash: location.hash };
  window.shared = { kept: new Map(), files: new Map(), happened: new Map(), scope: "", launch, linked };

  if (location.hash.length < 2) {
    const goal = packed.get("goal");
    const page = scenarios.length === 1 ? `brief/${scenarios[0]}` : "";
    if (page || goal) location.replace(`#/${page}${goal ? `?goal=${goal}` : ""}`);
  }

  // The page's own policy leaves open whom it may ask, because only the address says which record store launched it.
  if (document.querySelector("meta[http-equiv]") && packed.get("as") !== "html") {
    const stores = ["endpoint", "fetch"].map(name => webOrigin(query.get(name)));
    const content = ["connect-src", location.origin, ...stores].join(" ");
    document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "Content-Security-Policy", content }));
  }

  // A program that cannot go on traps, or something is thrown right through it: either way it is lost. Its script,
  // which stands between the page and the program, tells which it was.
  const linkFiles = files.link?.split(" ").map(file => file.split("/").pop()) ?? [];
  for (const event of ["error", "unhandledrejection"]) {
    addEventListener(event, ({ error, reason }) => {
      const cause = error ?? reason;
      if (!(cause instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack))) return;
      element(linkFiles.some(file => cause.stack?.includes(file)) ? "unlinked" : "crash").hidden = false;
    });
  }

  const opening = {}, failed = {};

  /** Loads and starts a program, once. A further try has another address: a browser remembers that an import failed. */
  window.openProgram = name => opening[name] ??= opened(name).catch(cause => {
    delete opening[name];
    failed[name] = (failed[name] ?? 0) + 1;
    throw cause;
  });

  async function opened(name) {
    // In a frame of no origin this script is a stranger's, and has no address for others to start from.
    const [script, wasm] = files[name].split(" ").map(file => new URL(file, document.baseURI).href);
    const again = failed[name] ? `?try=${failed[name]}` : "";
    const [program, module_or_path] = await Promise.all([import(script + again), fetch(wasm)]);
    await program.default({ module_or_path });
    // This one begins in the next frame: there is a page, which is not to be held up.
    if (name === "study") await new Promise(requestAnimationFrame);
  }

  const openLink = () => openProgram("link").catch(cause => {
    console.error(cause);
    element("unlinked").hidden = false;
    linked();
  });

  if (launched) openLink().then(() => setTimeout(linked, PATIENCE));
  else linked();
  ready.then(() => openProgram("talk")).then(
    () => {
      if (embedded && !launched && files.link) openLink();
      setTimeout(keep, CALM);
    },
    cause => {
      console.error(cause);
      element("app").hidden = element("unlinked").hidden = true;
      element("crash").hidden = false;
      element("outside").href = location.href;
    },
  );

  /** A release that is a site of its own is kept in the browser, where the browser knows how and the person lets it. */
  async function keep() {
    if (!files.version || launched || embedded || packed.get("as") !== "site" || parent !== window) return;
    try {
      const { keep } = await import(new URL(files.offline, document.baseURI));
      await keep(files.version);
    } catch (cause) {
      console.info("Rapport is not kept for use without a network:", cause);
    }
  }

  function webOrigin(text) {
    try {
      const { protocol, origin } = new URL(text);
      return /^https?:$/.test(protocol) ? origin : "";
    } catch {
      return "";
    }
  }
}
