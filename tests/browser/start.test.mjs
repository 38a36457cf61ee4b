// The app starts under any path, in every engine, and says so where it cannot.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENGINES, open } from "./support/engines.mjs";
import { eventually } from "./support/person.mjs";
import { serve, watched } from "./support/server.mjs";

/** What a program does that cannot go on: `(func (export "f") unreachable)`. */
const TRAP = `setTimeout(() => {
  const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code))).exports.f();
});`;

for (const engine of ENGINES) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await open(engine);
    });
    after(() => browser?.close());

    /** Opens the app on a host that changes some files, and always takes the host down. */
    async function visit(change, look) {
      const host = await serve({ change });
      try {
        await browser.goto(host.url);
        return await look();
      } finally {
        host.close();
      }
    }

    const shownNotice = () =>
      browser.until(() => {
        const notice = document.querySelector("#crash");
        return notice?.checkVisibility() && notice.textContent;
      });

    test("the app draws its first screen under a sub-path without a complaint", async () => {
      await visit(await watched(), async () => {
        await browser.until(() => document.querySelector("#app h1")?.checkVisibility());
        assert.deepEqual(await browser.complaints(), []);
      });
    });

    test("whoever moves to another page has the keyboard's place in it, and the first page is left to the browser", async () => {
      const arrived = (heading) =>
        browser.until(
          (heading) => document.activeElement.id === "main" && [...document.activeElement.querySelectorAll("h1, h2")].some((one) => one.textContent === heading),
          heading,
        );
      const follow = (link) => browser.evaluate((link) => (document.querySelector(link).focus(), document.querySelector(link).click()), link);
      await visit((_, content) => content, async () => {
        await browser.until(() => document.querySelector("a[href^='#/brief/']"));
        assert.equal(await browser.evaluate(() => document.activeElement === document.body), true);
        await follow("a[href^='#/brief/']");
        await arrived("The situation");
        await follow(".back");
        await arrived("Practise the conversations that are hard to have.");
        await follow("a[href='#/progress']");
        await arrived("My progress");
        await follow(".back");
        await arrived("Practise the conversations that are hard to have.");
        await follow("a[href='#/pack']");
        await arrived("Use in your LMS");
      });
    });

    test("a complaint would be noticed", async () => {
      const watch = await watched();
      const faulty = (name, content) =>
        name === "index.html" ? watch(name, `${content}<script>1</script><img src="none.png">`) : content;
      await visit(faulty, async () => {
        const complaints = await browser.until(() => window.complaints?.length >= 2 && window.complaints);
        assert.match(complaints.join(), /policy script-src/);
        assert.match(complaints.join(), /none\.png/);
      });
    });

    test("what comes after a talk is asked for again when it did not come", async () => {
      let away = true;
      let asked = 0;
      const change = (name, content) => {
        const isStudy = /^study-.*js$/.test(name);
        asked += Number(isStudy);
        return away && isStudy ? undefined : content;
      };
      const host = await serve({ change });
      try {
        await browser.goto(`${host.url}#/debrief/not-covered?run=1`);
        const again = () => browser.until(() => document.querySelector("[role=alert] button")?.checkVisibility());
        await again();
        const before = asked;
        await browser.evaluate(() => document.querySelector("[role=alert] button").click());
        await eventually(() => assert.ok(asked > before));
        await again();
        away = false;
        await browser.evaluate(() => document.querySelector("[role=alert] button").click());
        await browser.until(() => document.querySelector("#study h1")?.checkVisibility());
      } finally {
        host.close();
      }
    });

    for (const [program, address, notice] of [
      ["study", "#/debrief/not-covered?run=1", "#crash"],
      ["link", "?embed=1#/talk/not-covered?seed=1", "#unlinked"],
    ]) {
      test(`${program}, which cannot go on, leaves a sentence on the page`, async () => {
        const own = new RegExp(`^${program}-.*js$`);
        const host = await serve({ change: (name, content) => (own.test(name) ? `${content}\n${TRAP}` : content) });
        try {
          await browser.goto(host.url + address);
          const shown = () =>
            browser.until(() => {
              const notices = [...document.querySelectorAll("#crash, #unlinked")].filter((one) => one.checkVisibility());
              return notices.map((one) => `#${one.id}`).join();
            });
          assert.equal(await shown(), notice);
        } finally {
          host.close();
        }
      });
    }

    for (const [what, ending] of [["wasm", ".wasm"], ["script", ".js"]]) {
      test(`a ${what} that does not come leaves a sentence on the page`, async () => {
        const without = (name, content) => (name.endsWith(ending) ? undefined : content);
        assert.match(await visit(without, shownNotice), /Reload the page/);
      });

      test(`a ${what} that was damaged on its way leaves a sentence on the page`, async () => {
        const damaged = (name, content) => (name.endsWith(ending) ? content.subarray(100) : content);
        assert.match(await visit(damaged, shownNotice), /Reload the page/);
      });
    }
  });
}
