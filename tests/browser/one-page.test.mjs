// The app as one file, opened from a disk in each engine: a whole case with its debrief, and nobody is asked for anything.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ENGINES, open } from "./support/engines.mjs";
import { packed } from "./support/packed.mjs";
import { comesBack, desk, inStep, press, stage, staged } from "./support/rooms.mjs";
import { debriefed, firstId, headed, move, talk, violations } from "./support/screens.mjs";

const ID = "not-covered";
const SEED = 60;
/** Longer than the slowest machine needs: what waits for another window must not wait for ever. */
const LIMIT = { timeout: 300_000 };

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
      await headed(browser, "The situation");
      assert.match(await browser.evaluate(() => location.hash), /^#\/brief\/not-covered/);
      const { said } = await talk(browser, ID, SEED);
      const result = { said, scores: await debriefed(browser) };
      agreed ??= result;
      assert.deepEqual(result, agreed);
      assert.deepEqual(await violations(browser), []);
    });

    test("it is kept for the next time", async () => {
      await browser.goto(pathToFileURL(one.file).href);
      await headed(browser, "The situation");
      await move(browser, "#/progress");
      await headed(browser, "Run by run");
    });

    // The other engines tell nothing of what they save.
    if (engine === "chromium") {
      test("it is exported", async () => {
        const { page } = browser;
        const saving = page.waitForEvent("download");
        await page.getByRole("button", { name: "Export everything" }).click();
        const text = await readFile(await (await saving).path(), "utf8");
        assert.ok(text.includes(`${ID} `), text.slice(0, 200));
      });
    }

    test("nobody is asked for anything", async () => {
      const asked = await browser.evaluate(() => performance.getEntriesByType("resource").map((one) => one.name));
      assert.deepEqual(asked.filter((name) => !name.startsWith("blob:")), []);
    });

    test("a conversation that is not in it is said not to be here", async () => {
      await browser.goto(pathToFileURL(one.file).href);
      await headed(browser, "The situation");
      for (const page of ["brief", "desk"]) {
        await move(browser, `#/${page}/missed-sessions?seed=1`);
        const said = () => browser.until(() => document.querySelector(".failed[role=alert] h1")?.textContent);
        assert.equal(await said(), "There is no such conversation here");
        await browser.evaluate(() => document.querySelector(".back").click());
        await headed(browser, "Practise the conversations that are hard to have.");
      }
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

for (const engine of ["chromium", "firefox"]) {
  describe(`a session in two windows of ${engine}`, LIMIT, () => {
    let browser;
    before(async () => {
      browser = await open(engine, { width: 1280, height: 800 });
    });
    after(() => browser?.close());

    test("is led by keyboard alone", async () => {
      await browser.goto(`${pathToFileURL(one.file).href}#/brief/${ID}?seed=${SEED}`);
      await browser.until(() => document.querySelector(".to-room a"));
      await desk(browser, { url: pathToFileURL(one.file).href }, ID, SEED);
      assert.match(await browser.evaluate(() => document.querySelector(".desk-device").textContent), /opened from a file/);
      const room = await stage(browser);
      for (const key of ["a", "b", "b"]) await press(browser, key);
      await inStep(browser, room);
      assert.deepEqual((await staged(room)).hands, [], "no split before it is revealed");
      await press(browser, "r");
      await inStep(browser, room);
      assert.deepEqual((await staged(room)).hands.slice(0, 2), [1, 2]);
      await press(browser, "1");
      await browser.until(() => document.querySelectorAll(".desk-turns li").length === 1);
      await inStep(browser, room);
      await press(browser, "q");
      await room.until(() => /opened from a file/.test(document.querySelector("[data-shows=address] .own-device")?.textContent));
      await room.page.close();
    });

    test("goes on when either window is reloaded, or closed and opened again, at each phase of a vote", () =>
      comesBack(browser, { url: pathToFileURL(one.file).href }, ID, SEED + 1));
  });
}
