// Lets the browser keep the app for use without a network and install it, and tells of a new version.
// The start script loads it once the first screen has come. Where a browser has no such thing, nothing is said.

/** Where something is being answered that a change of version would break off. */
const ANSWERING = /^#\/(prepare|talk|follow-up|stage|desk)\//;
/** A projected window shows the talk alone. */
const PROJECTED = /^#\/stage\//;

const notice = document.getElementById("update");
const lock = `rapport ${new URL("./", document.baseURI)}`;
let registration;
let state = "none";

/** Begins to keep the version that this page is of. */
export async function keep(version) {
  registration = await navigator.serviceWorker.register("worker.js");
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "manifest.webmanifest" }));
  follow(registration.waiting ?? registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  document.addEventListener("visibilitychange", () => {
    // Without a network there is nothing new.
    if (!document.hidden) registration.update().catch(() => {});
  });
  addEventListener("hashchange", moved);
  notice.querySelector("button").addEventListener("click", clicked);
  moved();
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ rapport: version });
}

/** The first version of all is nothing new. */
function follow(coming) {
  const look = () => {
    if (coming.state === "installed" && registration.active) tell("here");
  };
  coming?.addEventListener("statechange", look);
  if (coming) look();
}

let release = () => {};

/** Other windows can see from a lock that something is being answered in this one. */
function moved() {
  release();
  release = () => {};
  if (ANSWERING.test(location.hash)) {
    const over = new Promise((resolve) => { release = resolve; });
    navigator.locks?.request(lock, { mode: "shared" }, () => over);
  }
  if (state !== "none") tell("here");
}

function tell(news) {
  state = news;
  const shown = ANSWERING.test(location.hash) ? "answering" : news;
  notice.hidden = PROJECTED.test(location.hash);
  for (const part of notice.children) part.hidden = !part.dataset.when.split(" ").includes(shown);
}

function clicked() {
  if (!navigator.locks) change();
  else navigator.locks.request(lock, { ifAvailable: true }, (free) => (free ? change() : tell("elsewhere")));
}

function change() {
  const coming = registration.waiting;
  if (!coming) return location.reload();
  coming.addEventListener("statechange", () => {
    if (coming.state === "activated") location.reload();
  });
  coming.postMessage({ rapport: "use" });
}
