// The app as one file, opened from a disk in each engine: a whole case with its debrief, and nobody is asked for anything.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ENGINES, open } from "./support/engines.mjs";
import { packed } from "./support/packed.mjs";
import { debriefed, firstId, headed, move, talk, violations } from "./support/screens.mjs";

const ID = "not-covered";
const SEED = 60;

let one, several;
before(async () => {
  one = await packed("html", { scenarios: [ID] });
  several = await packed("html", { scenarios: [ID, "missed-sessions"] });
});
after(async () => {
  await one?.remove();
  await several?.remove();
});

/** What was said and scored in the first engine: the others must agree. */
let agreed;

for (const engine of ENGINES) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await open(engine);
    });
    after(() => browser?.close());

    test("one conversation opens at its brief, is held to its end and debriefed", async () => {
      await browser.goto(pathToFileURL(one.file).href);
      await headed(browser, "Your goal");
      assert.match(await browser.evaluate(() => location.hash), /^#\/brief\/not-covered/);
      const { said } = await talk(browser, ID, SEED);
      const result = { said, scores: await debriefed(browser) };
      agreed ??= result;
      assert.deepEqual(result, agreed);
      assert.deepEqual(await violations(browser), []);
    });

    test("it is kept for the next time", async () => {
      await browser.goto(pathToFileURL(one.file).href);
      await headed(browser, "Your goal");
      await move(browser, "#/progress");
      await headed(browser, "Run by run");
    });

    test("nobody is asked for anything", async () => {
      const asked = await browser.evaluate(() => performance.getEntriesByType("resource").map((one) => one.name));
      assert.deepEqual(asked.filter((name) => !name.startsWith("blob:")), []);
    });

    test("several conversations open at a library of them, without a way to make packages", async () => {
      await browser.goto(pathToFileURL(several.file).href);
      await firstId(browser);
      const titles = await browser.evaluate(() => document.querySelectorAll("article").length);
      const packs = await browser.evaluate(() => document.querySelectorAll("a[href='#/pack']").length);
      assert.deepEqual([titles, packs], [2, 0]);
    });
  });
}
