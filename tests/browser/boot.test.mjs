// What the start script makes of an address and of a package: which page, which programs, and whom they may ask.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENGINES, open } from "./support/engines.mjs";
import { serve, serveAround, watched } from "./support/server.mjs";

const ID = "not-covered";

let watch;
before(async () => {
  watch = await watched();
});

for (const engine of ENGINES) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await open(engine);
    });
    after(() => browser?.close());

    /** Opens the app at an address, packed as something, and gives what it asked its host for once it is there. */
    async function visit(t, { pack = "as=site", address = "", change = watch } = {}) {
      const packed = (name, content) =>
        change(name, name === "index.html" ? `${content}`.replace(/as=site/, pack) : content);
      const host = await serve({ change: packed });
      t.after(() => host.close());
      await browser.goto(host.url + address);
      await browser.until(() => document.querySelector("#app h1")?.checkVisibility());
      return host.sent.map(({ name }) => name);
    }

    const asks = (url) => browser.evaluate((url) => fetch(url).then(({ ok }) => ok, () => false), url);
    const hash = () => browser.evaluate(() => location.hash);

    test("a visit that nobody launched gets no program to report to anybody", async (t) => {
      const sent = await visit(t);
      assert.deepEqual(sent.filter((name) => name.startsWith("link")), []);
      assert.equal(await hash(), "");
    });

    test("a package of one case opens its brief unless the address names a page, and one with a goal sets it", async (t) => {
      await visit(t, { pack: `as=html&amp;scenarios=${ID}` });
      await browser.until((id) => location.hash.startsWith(`#/brief/${id}?seed=`), ID);
      await visit(t, { pack: `as=site&amp;scenarios=${ID}&amp;goal=2x70` });
      assert.ok((await hash()).startsWith(`#/brief/${ID}`));
      assert.equal(await browser.evaluate(() => localStorage.getItem("rapport.1.goal")), "2x70");
      await visit(t, { pack: `as=site&amp;scenarios=${ID}%2Cmissed-sessions&amp;goal=3x60` });
      assert.equal(await hash(), "#/?goal=3x60");
      const other = "#/brief/missed-sessions?seed=3";
      await visit(t, { pack: `as=html&amp;scenarios=${ID}`, address: other });
      assert.equal(await hash(), other);
    });

    test("a page may ask its own host, and the record store in the address that launched it, and nobody else", async (t) => {
      const [store, stranger] = await Promise.all([1, 2].map(() => serveAround("", { "Access-Control-Allow-Origin": "*" })));
      t.after(() => [store, stranger].forEach((one) => one.close()));
      await visit(t);
      assert.deepEqual([await asks("./"), await asks(store.url)], [true, false]);
      const own = (await browser.complaints()).filter((one) => !one.includes("connect-src"));
      assert.deepEqual(own, []);
      await visit(t, { address: `?endpoint=${encodeURIComponent(`${store.url}xapi/`)}` });
      assert.deepEqual([await asks("./"), await asks(store.url), await asks(stranger.url)], [true, true, false]);
    });

    test("an address that launches wrongly is a page like any other", async (t) => {
      for (const address of ["?endpoint=%%%&fetch=%00", "?endpoint=javascript:1&fetch=data:,x", "?endpoint=&fetch", "?embed=2#embed=1"]) {
        await visit(t, { address });
        assert.equal(await asks("./"), true, address);
      }
    });

    // It takes as long as a talk waits: once is enough.
    if (engine !== ENGINES[0]) return;
    test("a talk begins also when the program that reports it never says that it is ready", async (t) => {
      const mute = (name, content) => (/^link-.*js$/.test(name) ? "export default () => {};" : watch(name, content));
      await visit(t, { change: mute, pack: "as=scorm12" });
    });
  });
}
