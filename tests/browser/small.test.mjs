// From a small phone to a projector, enlarged, in forced colours and without motion.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { SCREENS, cutOff, enlarge, firstId, talk } from "./support/screens.mjs";
import { serve } from "./support/server.mjs";

/** The last is a window of 1280 by 800 enlarged to 200%. */
const WINDOWS = [[320, 640], [360, 640], [768, 1024], [1280, 800], [1920, 1080], [640, 400]];
/** Where text alone is twice as large, as browsers do at their reader's wish. */
const WINDOWS_OF_LARGE_TEXT = [[320, 640], [640, 800]];
const LEAST_TARGET = 24;

let browser, page, host, id;
before(async () => {
  host = await serve();
  browser = await open("chromium");
  page = browser.page;
  await browser.goto(host.url);
  id = await firstId(browser);
});
after(async () => {
  await browser?.close();
  host?.close();
});

for (const [name, reach] of Object.entries(SCREENS)) {
  test(`${name} fits every window, and every target can be hit`, async () => {
    await reach(browser, id);
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width, "nothing to scroll sideways");
      assert.deepEqual(await page.evaluate(smallTargets, LEAST_TARGET), [], `at ${width} by ${height}`);
    }
    for (const [width, height] of WINDOWS_OF_LARGE_TEXT) {
      await page.setViewportSize({ width, height });
      await enlarge(page);
      assert.deepEqual(await page.evaluate(cutOff), [], `at ${width} by ${height}, with text twice as large`);
      await enlarge(page, "");
    }
  });
}

/** Runs in the page: targets that are too small. A link among words is as high as its line, and may be. */
function smallTargets(least) {
  const amongWords = (link) => link.matches("p a") && link.parentElement.textContent !== link.textContent;
  return [...document.querySelectorAll("a[href], button, summary")]
    .filter((target) => target.checkVisibility() && !(amongWords(target) && getComputedStyle(target).display === "inline"))
    .map((target) => [target.textContent, target.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < least || height < least)
    .map(([text, { width, height }]) => `${text}: ${Math.round(width)} by ${Math.round(height)}`);
}

describe("the talk", () => {
  const moving = () => page.evaluate(() => document.getAnimations().length);

  test("moves, for those who did not ask for stillness", async () => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await talk(browser, id, 11, 0);
    assert.notEqual(await moving(), 0);
  });

  test("shows in forced colours and keeps still, also after a reply, for those who asked for it", async () => {
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    for (const replies of [0, 1, 2]) {
      await talk(browser, id, 12, replies);
      assert.equal(await moving(), 0);
      assert.ok(await page.getByRole("figure").locator("svg").first().isVisible());
      assert.ok(await page.getByRole("region", { name: "What do you say?" }).isVisible());
    }
  });
});

test("every screen shows in forced colours and keeps still for those who asked for it", async () => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.evaluate(() => localStorage.clear());
  await browser.goto(host.url);
  for (const [name, reach] of Object.entries(SCREENS)) {
    await reach(browser, id);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0, name);
    assert.ok((await page.getByRole("main").innerText()).trim(), name);
  }
});
