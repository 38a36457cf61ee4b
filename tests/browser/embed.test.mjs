// A case inside other people's pages: what they see and hear of it, and what it survives there, in every engine.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ENGINES, open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import { SCREENS, debriefed, headed, move, painted, talk, violations } from "./support/screens.mjs";
import { serve, serveAround, watched } from "./support/server.mjs";

const ID = "rough-edges";
const SEED = 7;
const EVERYONE = { "Access-Control-Allow-Origin": "*" };

let shelved, watch;
before(async () => {
  shelved = await shelf(ID);
  watch = await watched();
});
after(() => shelved?.remove());

/** The screens that somebody reaches without leaving a case. */
const OF_A_CASE = [
  "the preparation", "the first turn of a talk", "the pause", "the end of a talk", "the debrief",
  "two ways side by side", "the follow-up",
];

/** What a page of the fixture's authors hears. Runs in the page around. */
function listen() {
  window.heard = [];
  for (const type of ["ready", "progress", "completed"]) {
    addEventListener(type, ({ detail }) => window.heard.push({ type, detail }));
  }
}

const element = (app, attributes = `scenario="${ID}" seed="${SEED}"`) =>
  `<script>(${listen})()</script><rapport-case ${attributes}></rapport-case><script src="${app.url}rapport-case.js"></script>`;

const frame = (app, attributes = "") =>
  `<iframe ${attributes} title="A case" width="700" height="500" src="${app.url}#/talk/${ID}?seed=${SEED}&embed=1"></iframe>`;

const around = (body) => `<!doctype html><html lang="en"><title>Week 3</title><main><h1>Week 3</h1>${body}</main>`;

/** Runs in the frame. */
const canReply = () => document.querySelector("#replies button:not([aria-disabled])");
const says = () => {
  const crash = document.querySelector("#crash");
  return crash?.checkVisibility() && crash.textContent;
};

for (const engine of ENGINES) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await open(engine);
    });
    after(() => browser?.close());

    /** Opens a page around the app; what serves both is taken down after the test. */
    async function visit(t, body, { headers, ...options } = {}) {
      const app = await serve({ folder: shelved.folder, change: watch, ...options });
      const page = await serveAround(around(body(app)), headers?.(app));
      t.after(() => [app, page].forEach((one) => one.close()));
      await browser.goto(page.url);
      return app;
    }

    /** Gives one reply, and sees it in the transcript. */
    async function playable() {
      await browser.frame.until(canReply);
      await browser.frame.evaluate(() => document.querySelector("#replies button:not([aria-disabled])").click());
      await browser.frame.until(() => [...document.querySelectorAll("[role=log] .speaker")].some((one) => one.textContent === "You"));
    }

    const heard = (type) => browser.until((type) => window.heard.findLast((one) => one.type === type)?.detail, type);

    test("a case is played inside a page of another site, which hears of it and sees no more than the case", async (t) => {
      await visit(t, element);
      await browser.frame.until(canReply);
      assert.deepEqual(await heard("ready"), {});

      await talk(browser.frame, ID, SEED, 1);
      const progress = await heard("progress");
      assert.deepEqual(progress, { scenario: ID, seed: `${SEED}`, turns: 1, progress: 0, scores: null });

      await talk(browser.frame, ID, SEED);
      const shown = await debriefed(browser.frame);
      const { scores, ...completed } = await heard("completed");
      assert.deepEqual(completed, { scenario: ID, seed: `${SEED}`, runs: 1 });
      const { empathy, clarity, solution, overall } = scores;
      assert.deepEqual([empathy, clarity, solution].map(String), shown.map((score) => score.split(" ").at(-1)));
      assert.equal(overall, Math.round((empathy + clarity + solution) / 3));
    });

    test("a case begins with its brief where the page wants it, and goes on from there", async (t) => {
      await visit(t, (app) => element(app, `scenario="${ID}" begin="brief"`));
      await headed(browser.frame, "The situation");
      await browser.frame.evaluate(() => document.querySelector("main a.primary").click());
      await browser.frame.until(() => /^#\/(prepare|talk)\//.test(location.hash));
    });

    test("every screen of an embedded case is painted, accessible and leads nowhere else", async (t) => {
      await visit(t, element);
      await browser.frame.until(canReply);
      // Until the page around has greeted it, it offers a window of its own.
      await browser.frame.until(() => document.documentElement.hasAttribute("data-hosted"));
      for (const name of OF_A_CASE) {
        await SCREENS[name](browser.frame, ID);
        assert.ok(await painted(browser.frame), name);
        assert.deepEqual(await violations(browser.frame), [], name);
        const [out, wide] = await browser.frame.evaluate(() => [
          [...document.querySelectorAll("a[href='#/'], a[href^='#/progress']")].filter((one) => one.checkVisibility()).length,
          document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth,
        ]);
        assert.deepEqual([out, wide], [0, false], name);
      }
      assert.deepEqual(await browser.frame.complaints(), []);
      assert.deepEqual(await violations(browser), []);
    });

    test("a reload inside the frame shows the case and nothing else", async (t) => {
      await visit(t, element);
      await playable();
      await move(browser.frame, `#/brief/${ID}?seed=${SEED}`);
      await headed(browser.frame, "The situation");
      await heard("ready");
      await browser.frame.evaluate(() => location.reload());
      await browser.until(() => window.heard.filter(({ type }) => type === "ready").length === 2);
      await headed(browser.frame, "The situation");
      assert.equal(await browser.frame.evaluate(() => document.querySelector(".brand").checkVisibility()), false);
    });

    test("the frame is as high as its content, up to the height of the window around it", async (t) => {
      await visit(t, element);
      await browser.frame.until(canReply);
      const fits = () =>
        browser.until(() => {
          const frame = document.querySelector("rapport-case").shadowRoot.querySelector("iframe");
          const [height, wanted] = [frame.clientHeight, parseFloat(frame.style.height)];
          return wanted !== 640 && (Math.abs(height - wanted) < 1 || Math.abs(height - 0.92 * innerHeight) < 1);
        });
      await fits();
      await browser.frame.until(() => document.documentElement.hasAttribute("data-hosted"));
      const content = await browser.frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
      await browser.until((content) => document.querySelector("rapport-case").shadowRoot.querySelector("iframe").style.height === `${content}px`, content);
      await talk(browser.frame, ID, SEED);
      await fits();
    });

    test("a page with H5P's resizer, and one that listens as Canvas does, get the same height", async (t) => {
      for (const resizer of [resizesAsH5p, resizesAsCanvas]) {
        await visit(t, (app) => `<script>(${resizer})()</script>${frame(app)}`);
        await browser.frame.until(canReply);
        await browser.frame.until(() => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1);
      }
    });

    test("what comes from another window, or looks otherwise, is not passed on by the page around", async (t) => {
      await visit(t, element);
      await browser.frame.until(canReply);
      await heard("ready");
      const good = { rapport: 1, type: "completed", scenario: ID, seed: "7", runs: 1, scores: null };
      const forged = { ...good, runs: 2 };
      await browser.evaluate((forged) => window.postMessage(forged, "*"), forged);
      const wrong = [
        forged.runs, null, "completed", [], { ...good, rapport: 2 }, { ...good, type: "constructor" }, { ...good, runs: "1" },
        { ...good, scores: { empathy: 101, clarity: 0, solution: 0, overall: 0 } }, { ...good, scores: {} },
        { ...good, scenario: "<b>" }, { ...good, seed: 7 }, { rapport: 1, type: "resize", height: 1e9 },
      ];
      await browser.frame.evaluate((all) => all.forEach((one) => parent.postMessage(one, "*")), [...wrong, { ...good, extra: 1 }]);
      assert.deepEqual(await heard("completed"), { scenario: ID, seed: "7", runs: 1, scores: null });
      const types = await browser.evaluate(() => window.heard.map(({ type }) => type));
      assert.deepEqual(types.filter((type) => type === "completed"), ["completed"]);
      const height = await browser.evaluate(() => document.querySelector("rapport-case").shadowRoot.querySelector("iframe").clientHeight);
      assert.ok(height < 10_000);
    });

    test("the frame tells nothing of the talk to a page that did not greet it", async (t) => {
      const listening = () => {
        window.told = [];
        addEventListener("message", ({ data }) => data.rapport && window.told.push(data.type));
      };
      await visit(t, (app) => `<script>(${listening})()</script>${frame(app)}`);
      await playable();
      // It is ready to be greeted when its link has come, which is after it can be played.
      await browser.until(() => window.told.length > 0);
      const hello = { rapport: 1, type: "hello" };
      await browser.frame.evaluate((hello) => window.postMessage(hello, "*"), hello);
      await browser.evaluate((hello) => {
        for (const one of [null, "hello", { ...hello, rapport: 2 }, { ...hello, type: "Hello" }]) frames[0].postMessage(one, "*");
      }, hello);
      await talk(browser.frame, ID, SEED, 2);
      assert.deepEqual(await browser.evaluate(() => window.told), ["ready"]);
      await browser.evaluate((hello) => frames[0].postMessage(hello, "*"), hello);
      await browser.until(() => window.told.includes("progress"));
      const told = await browser.evaluate(() => window.told);
      assert.deepEqual([...new Set(told)].slice(0, 3), ["ready", "resize", "progress"]);
    });

    test("attributes that do not look as they should leave a sentence and no frame", async (t) => {
      for (const [attributes, sentence] of [
        ["", /attribute `scenario`/],
        ['scenario="../x"', /attribute `scenario`/],
        [`scenario="${ID}" seed="x"`, /attribute `seed`/],
        [`scenario="${ID}" goal="lots"`, /attribute `goal`/],
        [`scenario="${ID}" begin="library"`, /attribute `begin`/],
        [`scenario="${ID}" src="javascript:alert(1)"`, /`src`/],
      ]) {
        await visit(t, (app) => element(app, attributes));
        const [text, framed] = await browser.until(() => {
          const root = document.querySelector("rapport-case").shadowRoot;
          return root && [root.querySelector("[role=alert]").textContent, root.querySelector("iframe").checkVisibility()];
        });
        assert.match(text, sentence);
        assert.equal(framed, false);
      }
    });

    describe("a talk can be held, or a sentence offers a window of its own:", () => {
      /** The sentence, and where its link leads. */
      async function offered(app) {
        assert.match(await browser.frame.until(says), /open it in a new window/);
        const { href, target } = await browser.frame.evaluate(() => {
          const { href, target } = document.querySelector("#outside");
          return { href, target };
        });
        assert.ok(href.startsWith(app.url) && href.includes(`#/talk/${ID}`), href);
        assert.equal(target, "_blank");
      }

      test("in a sandbox without an origin", async (t) => {
        const app = await visit(t, (app) => frame(app, 'sandbox="allow-scripts"'));
        await offered(app);
      });

      // WebKit holds nothing for the page's own in a frame without an origin.
      test("in such a sandbox, from a server that allows any origin", async (t) => {
        const app = await visit(t, (app) => frame(app, 'sandbox="allow-scripts"'), { extra: () => EVERYONE });
        await (engine === "webkit" ? offered(app) : playable());
      });

      test("in a sandbox that leaves the origin", async (t) => {
        await visit(t, (app) => frame(app, 'sandbox="allow-scripts allow-same-origin"'));
        await playable();
      });

      test("with storage that throws", async (t) => {
        const refuse = () => {
          const get = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
          for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, { get });
        };
        const change = (name, content) => watch(name, name === "index.html" ? `${content}`.replace("<meta", `<script>(${refuse})()</script><meta`) : content);
        await visit(t, element, { change });
        await playable();
        await browser.frame.until(() => document.querySelector(".notice[role=status]")?.textContent.includes("keeps nothing"));
        assert.equal((await heard("progress")).turns, 1);
      });

      test("without the program that speaks to the page around", async (t) => {
        const change = (name, content) => (/^link-.*js$/.test(name) ? undefined : watch(name, content));
        await visit(t, element, { change });
        await playable();
        await browser.frame.until(() => document.querySelector("#unlinked").checkVisibility());
        assert.match(await browser.frame.evaluate(() => document.querySelector("#unlinked").innerText), /^What you do here is not reported/);
      });

      test("with wasm under the wrong type", async (t) => {
        await visit(t, element, { extra: (name) => (name.endsWith(".wasm") ? { "Content-Type": "text/plain" } : {}) });
        await playable();
      });

      test("in a page with a strict policy of its own", async (t) => {
        const headers = ({ url }) => {
          const { origin } = new URL(url);
          return { "Content-Security-Policy": `default-src 'none'; script-src 'unsafe-inline' ${origin}; frame-src ${origin}` };
        };
        await visit(t, element, { headers });
        await playable();
        assert.equal((await heard("progress")).turns, 1);
      });

      test("in a page that may not show frames", async (t) => {
        const headers = ({ url }) => ({ "Content-Security-Policy": `frame-src 'none'; script-src 'unsafe-inline' ${url}` });
        const app = await visit(t, element, { headers });
        const link = await browser.until(() => {
          const link = document.querySelector("rapport-case").shadowRoot?.querySelector("a");
          return link?.checkVisibility() && `${link.target} ${link.href}`;
        });
        assert.equal(link, `_blank ${app.url}#/talk/${ID}?seed=${SEED}&embed=1`);
      });

      for (const [what, edit] of [
        ["as it is documented", (policy) => policy],
        ["without its inline script's hash", (policy) => policy.replace(/ 'sha256-[^']+'/, "")],
      ]) {
        test(`under a header with the strictest policy, ${what}`, async (t) => {
          const policy = edit(await documentedPolicy());
          const change = (_, content) => content;
          await visit(t, element, { change, extra: () => ({ "Content-Security-Policy": policy }) });
          await playable();
          await heard("progress");
        });
      }
    });
  });
}

describe("firefox, with all cookies refused", () => {
  test("a talk can be held inside another page", async (t) => {
    const browser = await open("firefox", { prefs: { "network.cookie.cookieBehavior": 2 } });
    const app = await serve({ folder: shelved.folder, change: watch });
    const page = await serveAround(around(element(app)));
    t.after(() => Promise.all([browser, app, page].map((one) => one.close())));
    await browser.goto(page.url);
    await browser.frame.until(canReply);
    const refused = await browser.frame.evaluate(() => {
      try {
        return !window.localStorage;
      } catch {
        return true;
      }
    });
    assert.ok(refused, "Firefox refuses storage");
    const { over } = await talk(browser.frame, ID, SEED);
    assert.ok(over);
  });
});

test("the header that is documented allows the same scripts as the page's own policy", async () => {
  const page = await readFile(join(shelved.folder, "index.html"), "utf8");
  const scripts = (policy) => /script-src [^;]+/.exec(policy)?.[0];
  assert.equal(scripts(await documentedPolicy()), scripts(page));
});

/** The policy that docs/embedding.md tells to send. */
async function documentedPolicy() {
  const text = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  const [, policy] = /^Content-Security-Policy: (.+(?:\n {2}.+)*)$/m.exec(text);
  return policy.replaceAll(/\s+/g, " ");
}

/** Runs in a page around: H5P's protocol, as that page's side of it is documented. */
function resizesAsH5p() {
  addEventListener("message", ({ data, source, origin }) => {
    const frame = document.querySelector("iframe");
    if (data.context !== "h5p" || source !== frame.contentWindow) return;
    const answer = (action) => source.postMessage({ context: "h5p", action }, origin);
    if (data.action === "hello") answer("hello");
    if (data.action === "prepareResize" && frame.clientHeight !== data.scrollHeight) {
      frame.style.height = `${data.clientHeight}px`;
      answer("resizePrepared");
    }
    if (data.action === "resize") frame.style.height = `${data.scrollHeight}px`;
  });
}

/** Runs in a page around. */
function resizesAsCanvas() {
  addEventListener("message", ({ data }) => {
    if (data.subject === "lti.frameResize") document.querySelector("iframe").style.height = `${data.height}px`;
  });
}
