// Once visited, the app is there without a network; a new version comes whole or not at all, and to no open window.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { ENGINES, open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import { eventually } from "./support/person.mjs";
import { place, release } from "./support/release.mjs";
import { debriefed, headed, move, talk } from "./support/screens.mjs";
import { serve, watched } from "./support/server.mjs";

const ID = "rough-edges";
const SEED = 3;
const OLD = "You pay nothing until Friday";
const NEW = "You pay nothing until Monday";
const MARK = "0123456789abcdef";

let one, other, paths;
before(async () => {
  one = await shelf(ID);
  other = await shelf(ID, (text) => text.replaceAll(OLD, NEW));
  paths = { one: await release(one.folder), other: await release(other.folder, MARK) };
});
after(() => Promise.all([one, other].map((shelf) => shelf?.remove())));

/** The first version, with all that a visitor needs, is kept. */
const kept = (browser) =>
  browser.evaluate(async () => {
    await navigator.serviceWorker.ready;
    // The page says which version it is of once the worker is ready; this is answered after that.
    while (!navigator.serviceWorker.controller) {
      await new Promise((controlled) => navigator.serviceWorker.addEventListener("controllerchange", controlled, { once: true }));
    }
  });

/** The page has asked for the app to be kept, and listens for what is new. */
const listens = (browser) => browser.until(() => document.querySelector("link[rel=manifest]") !== null);

/** Lets the window come into view, where the page looks for a new version; gives what became of that. */
const comeIntoView = (browser) =>
  browser.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return new Promise((became, inVain) => {
      registration.addEventListener("updatefound", () => {
        const coming = registration.installing;
        coming.addEventListener("statechange", () => became(coming.state));
      });
      document.dispatchEvent(new Event("visibilitychange"));
      setTimeout(() => inVain(new Error("nothing new was found")), 60_000);
    });
  });

/** Whether nothing is kept, once the browser has given up. */
const givenUp = (browser) =>
  browser.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistrations()).length) await new Promise((again) => setTimeout(again, 20));
    return true;
  });

/** What the page has loaded, by path. */
const loaded = (browser) =>
  browser.evaluate(() => {
    const home = new URL("./", location.href).href;
    const files = performance.getEntriesByType("resource").map(({ name }) => name.split("?")[0]);
    return [...new Set(files.filter((name) => name.startsWith(home)).map((name) => name.slice(home.length)))];
  });

const notice = (browser) => browser.evaluate(() => document.querySelector("#update").innerText.trim());
const clickReload = (browser) => browser.evaluate(() => document.querySelector("#update button").click());
const offersReload = (browser) => browser.evaluate(() => document.querySelector("#update button").checkVisibility());
const fetched = (browser, path) => browser.evaluate((path) => fetch(path).then((answer) => answer.text()), path);

/** Waits for something in the page that comes in place of this one. */
async function untilReloaded(browser, look, ...words) {
  for (let left = 5; ; left -= 1) {
    try {
      return await browser.until(look, ...words);
    } catch (cause) {
      // A page that goes away answers no question that is under way.
      if (left === 0) throw cause;
    }
  }
}

/** The versions in the browser, once there is only one. */
const onlyVersion = (browser) =>
  browser.evaluate(async () => {
    for (;;) {
      const names = await caches.keys();
      if (names.length === 1) return names[0].split(" ")[2];
      await new Promise((again) => setTimeout(again, 20));
    }
  });

/** Runs in the page: the time that the start script lets pass is over at once, and `calm` is true after it. */
function hasten() {
  const { setTimeout } = window;
  window.setTimeout = (then, wait, ...words) =>
    wait === 4000 ? setTimeout(() => { then(); window.calm = true; }) : setTimeout(then, wait, ...words);
}

let browser, site, host;
async function begin(engine) {
  site = await place();
  await site.put(one.folder);
  host = await serve({ folder: site.folder });
  browser = await open(engine);
}
afterEach(async () => {
  await browser?.close();
  host?.close();
  await site?.remove();
});

for (const engine of ENGINES) {
  describe(engine, () => {
    beforeEach(() => begin(engine));

    test("after one visit a whole talk and its debrief need no network", async () => {
      await browser.goto(host.url);
      await kept(browser);
      host.close();
      await browser.goto(`${host.url}#/brief/${ID}?seed=${SEED}`);
      await headed(browser, "The situation");
      const { over } = await talk(browser, ID, SEED);
      assert.ok(over);
      assert.equal((await debriefed(browser)).length, 3);
    });

    test("what is kept is fetched once, and after the first screen", async () => {
      await browser.goto(host.url);
      await kept(browser);
      const names = host.sent.map(({ name }) => name);
      // The driver's WebKit keeps no file for a second request.
      if (engine !== "webkit") assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), []);
      const first = names.findIndex((name) => name.startsWith("offline"));
      for (const name of names) {
        const place = names.indexOf(name);
        if (/^(index|style|boot|talk|scenarios.library)/.test(name)) assert.ok(place < first, `${name} came late`);
        if (/^(worker|study|icon|manifest)/.test(name)) assert.ok(place > first, `${name} came early`);
      }
    });

    test("a new version waits while a talk is open, and is used whole once somebody reloads", async () => {
      await browser.goto(`${host.url}#/talk/${ID}?seed=${SEED}`);
      await talk(browser, ID, SEED, 1);
      await kept(browser);
      await site.put(other.folder);
      assert.equal(await comeIntoView(browser), "installed");
      await browser.until(() => document.querySelector("#update").innerText.includes("A new version of Rapport is here."));
      assert.equal(await offersReload(browser), false);
      const { over } = await talk(browser, ID, SEED);
      assert.ok(over);
      await debriefed(browser);
      assert.ok(await offersReload(browser));
      const old = await loaded(browser);
      assert.ok(old.some((path) => path.startsWith("study")));
      assert.deepEqual(old.filter((path) => !paths.one.includes(path) && path !== "worker.js"), []);

      await clickReload(browser);
      await untilReloaded(browser, (mark) => document.querySelector(`script[data-version='${mark}']`) !== null, MARK);
      await browser.until(() => document.querySelector("h1")?.checkVisibility());
      await move(browser, `#/talk/${ID}?seed=${SEED + 1}`);
      await talk(browser, ID, SEED + 1, 0);
      const now = await loaded(browser);
      assert.deepEqual(now.filter((path) => !paths.other.includes(path)), []);
      assert.ok(now.includes(`talk-${MARK}.wasm`));
      assert.equal(await notice(browser), "");
      assert.equal(await onlyVersion(browser), MARK);
    });

    const SPOILT = {
      "a file is missing": (folder) => rm(join(folder, `study-${MARK}.wasm`)),
      "a file is still the old one": (folder) =>
        cp(join(one.folder, "scenarios", `${ID}.bin`), join(folder, "scenarios", `${ID}.bin`)),
    };
    for (const [what, spoil] of Object.entries(SPOILT)) {
      test(`a release of which ${what} is not used until it is whole`, async (t) => {
        const spoilt = await mkdtemp(join(tmpdir(), "rapport-spoilt-"));
        t.after(() => rm(spoilt, { recursive: true }));
        await cp(other.folder, spoilt, { recursive: true });
        await spoil(spoilt);
        await browser.goto(host.url);
        await kept(browser);
        await site.put(spoilt);
        assert.equal(await comeIntoView(browser), "redundant");
        await browser.goto(host.url);
        await listens(browser);
        assert.equal(await notice(browser), "");
        assert.match(await fetched(browser, `scenarios/${ID}.bin`), new RegExp(OLD));
        await site.put(other.folder);
        assert.equal(await comeIntoView(browser), "installed");
        await browser.until(() => document.querySelector("#update button").checkVisibility());
        assert.match(await fetched(browser, `scenarios/${ID}.bin`), new RegExp(OLD));
      });
    }

    test("what cannot be kept leaves the page without a word", async (t) => {
      // The page is another than the worker was told.
      const changed = await serve({ folder: one.folder, change: await watched() });
      t.after(() => changed.close());
      await browser.goto(changed.url);
      await listens(browser);
      assert.ok(await givenUp(browser));
      assert.deepEqual(await browser.complaints(), []);
      assert.equal(await notice(browser), "");
    });
  });
}

describe("chromium alone", () => {
  beforeEach(() => begin("chromium"));

  const LAUNCHES = {
    "a site of its own": { expected: true },
    "a page inside another": { hash: `#/brief/${ID}?embed=1` },
    "a page that a record store launched": { hash: "?endpoint=http%3A%2F%2F127.0.0.1%3A9%2F" },
    "a package for a learning platform": { as: "as=scorm12&amp;id=x&amp;scenarios=rough-edges" },
  };
  for (const [what, { expected = false, hash = "", as = "as=site" }] of Object.entries(LAUNCHES)) {
    test(`${what} is ${expected ? "" : "not "}kept`, async (t) => {
      const change = (name, content) =>
        name === "index.html" ? `${content}`.replace("<meta", `<script>(${hasten})()</script><meta`).replace("as=site", as) : content;
      const launched = await serve({ folder: one.folder, change });
      t.after(() => launched.close());
      await browser.goto(launched.url + hash);
      await browser.until(() => window.calm);
      await fetched(browser, "asked-after-that");
      const isKept = () => launched.sent.some(({ name }) => name.startsWith("offline"));
      if (expected) await eventually(() => assert.ok(isKept()));
      assert.equal(isKept(), expected);
    });
  }

  test("the manifest names what it takes to install the app", async () => {
    await browser.goto(host.url);
    await kept(browser);
    const manifest = await browser.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
    assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ["./", "./", "standalone"]);
    for (const { src, sizes } of manifest.icons) {
      const width = await browser.evaluate(async (src) => {
        const image = Object.assign(new Image(), { src });
        await image.decode();
        return image.naturalWidth;
      }, src);
      assert.ok(sizes === "any" || sizes === `${width}x${width}`, `${src} is ${width} wide`);
    }
    const devtools = await browser.page.context().newCDPSession(browser.page);
    assert.deepEqual((await devtools.send("Page.getAppManifest")).errors, []);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // The profile of a test is a private one.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  });

  test("a window in a talk holds a new version back, and keeps its own files when another changes", async () => {
    const { page } = browser;
    await page.goto(`${host.url}#/talk/${ID}?seed=${SEED}`);
    await kept(browser);
    const second = await page.context().newPage();
    await second.goto(host.url);
    await site.put(other.folder);
    assert.equal(await comeIntoView(browser), "installed");
    const reload = second.getByRole("button", { name: "Reload" });
    await reload.click();
    await second.getByText("Another window of Rapport is in the middle of something").waitFor();

    await page.evaluate(() => (location.hash = "#/"));
    await page.getByRole("button", { name: "Reload" }).waitFor();
    await reload.click();
    await second.locator(`script[data-version="${MARK}"]`).waitFor({ state: "attached" });
    assert.match(await second.evaluate((path) => fetch(path).then((answer) => answer.text()), `scenarios/${ID}.bin`), new RegExp(NEW));

    // A worker that was idle is stopped, and must not forget whose files are whose.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("ServiceWorker.enable");
    await devtools.send("ServiceWorker.stopAllWorkers");
    assert.match(await fetched(browser, `scenarios/${ID}.bin`), new RegExp(OLD));
    await page.evaluate(() => (location.hash = "#/progress"));
    await page.locator("#study h1").waitFor();
    assert.deepEqual((await loaded(browser)).filter((path) => !paths.one.includes(path) && path !== "worker.js"), []);
  });
});
