// Every screen in every engine, light and dark: painted, accessible, without a complaint; and the same talk.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENGINES, open } from "./support/engines.mjs";
import { SCREENS, debriefed, firstId, headed, move, painted, talk, violations } from "./support/screens.mjs";
import { serve, watched } from "./support/server.mjs";

const SEED = 60;

let host;
before(async () => {
  host = await serve({ change: await watched() });
});
after(() => host?.close());

/** What was said and scored in the first engine: the others must agree. */
const agreed = new Map();

for (const engine of ENGINES) {
  for (const scheme of ["light", "dark"]) {
    describe(`${engine}, ${scheme}`, () => {
      let browser, id;
      before(async () => {
        browser = await open(engine, { scheme });
        await browser.goto(host.url);
        id = await firstId(browser);
      });
      after(() => browser?.close());

      test(`the browser asks for ${scheme} colours`, async () => {
        const dark = await browser.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
        assert.equal(dark, scheme === "dark");
      });

      for (const [name, reach] of Object.entries(SCREENS)) {
        test(`${name} is painted, and axe and the browser find nothing wrong`, async () => {
          const before = (await browser.complaints()).length;
          await reach(browser, id);
          assert.ok(await painted(browser));
          assert.deepEqual(await violations(browser), []);
          const complaints = (await browser.complaints()).slice(before);
          assert.deepEqual(complaints.filter((one) => !one.includes("no-such")), []);
        });
      }

      if (scheme === "light") {
        test("every talk with the same seed and replies goes as in the other engines", async () => {
          await move(browser, "#/");
          await headed(browser, "Practise the conversations that are hard to have.");
          await firstId(browser);
          const ids = await browser.evaluate(() =>
            [...document.querySelectorAll("a[aria-label^='Read the brief']")].map((link) => link.hash.split(/[/?]/)[2]),
          );
          for (const id of ids) {
            const { said } = await talk(browser, id, SEED);
            const result = { said, scores: await debriefed(browser) };
            if (!agreed.has(id)) agreed.set(id, result);
            assert.deepEqual(result, agreed.get(id));
          }
        });
      }
    });
  }
}
