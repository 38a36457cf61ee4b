// What a turn can be besides lines and a reply: breaths that can be cut short, a cue to notice, a break.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import {
  LIBRARY, anySeed, button, choices, drawn, ended, eventually, heading, link, openReplies, own, replies, spoken, tabTo,
  talking, transcript, visit,
} from "./support/person.mjs";
import { violations } from "./support/screens.mjs";
import { serve } from "./support/server.mjs";

const ID = "ready-or-not";
const [FIRST, SECOND, THIRD] = ["And until then?", "I could sit in the yard.", "Not in the yard, Imke."];
const UNFINISHED = "They have not finished: a reply now cuts in.";

let browser, shelved, host;
before(async () => {
  shelved = await shelf(ID);
  host = await serve({ folder: shelved.folder });
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  host?.close();
  await shelved?.remove();
});

/** A page in a profile of its own, at the first turn. */
async function fresh(t) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await visit(page, host, `#/talk/${ID}?seed=${anySeed()}`);
  await talking(page);
  return page;
}

const listenOn = (page) => button(page, "Listen on");
/** By key: two clicks in haste at one place are taken for a double click, and the second of them for a slip. */
const answer = async (page, name) => {
  const before = await own(page).count();
  // The keyboard's place moves on by itself first.
  await drawn(page);
  await replies(page, { name }).press("Enter");
  await spoken(page, before + 1);
};
/** The turn in which they speak in several breaths. */
async function inBreaths(t) {
  const page = await fresh(t);
  await answer(page, /Your bag as well/);
  await listenOn(page).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "listen-on");
  return page;
}
const steps = (page) =>
  page.evaluate(() => {
    const [, journal] = Object.entries(localStorage).find(([key]) => key.startsWith("rapport.1.talk."));
    return journal.split(" ").slice(6).map((step) => step.split(":")[0]);
  });
const has = (page, text) => transcript(page).getByText(text).count();

describe("breaths", () => {
  test("come one by one, with the replies there all the time", async (t) => {
    const page = await inBreaths(t);
    assert.deepEqual([await has(page, FIRST), await has(page, SECOND), await has(page, THIRD)], [1, 0, 0]);
    assert.ok(await page.getByText(UNFINISHED).isVisible());
    assert.equal(await page.getByRole("figure").count(), 1, "who has not spoken is not there");
    await listenOn(page).click();
    await transcript(page).getByText(SECOND).waitFor();
    assert.equal(await has(page, THIRD), 0);
    await listenOn(page).click();
    await transcript(page).getByText(THIRD).waitFor();
    await transcript(page).getByText("Albert Moss, to Imke Sand").waitFor();
    assert.equal(await listenOn(page).count(), 0);
    assert.equal(await page.getByText(UNFINISHED).count(), 0);
    await answer(page, /Until then you sit in here/);
    assert.deepEqual(await steps(page), ["heard", "sit-here"]);
  });

  test("are cut short by a reply, and what was not heard is marked so", async (t) => {
    const page = await inBreaths(t);
    await listenOn(page).click();
    await transcript(page).getByText(SECOND).waitFor();
    await answer(page, /Until then you sit in here/);
    assert.deepEqual(await steps(page), ["heard", "sit-here!"]);
    const unheard = transcript(page).getByText("(not heard)");
    assert.equal(await unheard.count(), 1);
    assert.match(await unheard.locator("..").textContent(), /Not in the yard, Imke\./);
  });

  test("are not cut short by saying nothing", async (t) => {
    const page = await inBreaths(t);
    await answer(page, "Say nothing.");
    assert.deepEqual(await steps(page), ["heard", "wait"]);
    assert.equal(await has(page, "(not heard)"), 0);
    assert.equal(await has(page, THIRD), 1);
  });

  test("are heard with the keyboard alone, and the place of the keyboard goes on with them", async (t) => {
    const page = await fresh(t);
    await tabTo(page, replies(page, { name: /Your bag as well/ }));
    await page.keyboard.press("Enter");
    const focused = (id) => page.waitForFunction((id) => document.activeElement.id === id, id);
    await focused("listen-on");
    await page.keyboard.press("Space");
    await transcript(page).getByText(SECOND).waitFor();
    await page.keyboard.press("Enter");
    await focused("replies");
  });

  test("begin with the first again after a reload, and nothing that was said is lost", async (t) => {
    const page = await inBreaths(t);
    await listenOn(page).click();
    await transcript(page).getByText(SECOND).waitFor();
    await page.reload();
    await listenOn(page).waitFor();
    assert.deepEqual([await has(page, FIRST), await has(page, SECOND)], [1, 0]);
    await answer(page, /Until then you sit in here/);
    await page.reload();
    await ended(page).waitFor();
    assert.deepEqual(await steps(page), ["heard", "sit-here!"]);
  });
});

describe("what can be noticed", () => {
  const question = (page) => page.getByRole("group", { name: "What did you notice?" });
  const right = (page) => question(page).getByRole("button", { name: "Her hands shake." });
  const cue = (page) => page.getByText("her hands shake", { exact: true });

  test("is asked before a word gives it away, and then said with the reason", async (t) => {
    const page = await fresh(t);
    await question(page).waitFor();
    assert.equal(await cue(page).count(), 0);
    assert.equal(await page.locator(".face-mood").count(), 0);
    await question(page).getByRole("button", { name: "She smiles." }).click();
    await question(page).getByText("It was something else: Her hands shake.").waitFor();
    await question(page).getByText("It was there before she spoke.").waitFor();
    assert.notEqual(await cue(page).count(), 0);
    assert.match((await steps(page)).join(), /^\?[12]$/);

    await page.reload();
    await question(page).getByText("It was something else: Her hands shake.").waitFor();
    assert.equal(await right(page).count(), 0, "it is asked once");
  });

  test("is told to have been right", async (t) => {
    const page = await fresh(t);
    await tabTo(page, right(page));
    await page.keyboard.press("Enter");
    await question(page).getByText("Yes: Her hands shake.").waitFor();
    await eventually(async () => assert.ok(await question(page).evaluate((element) => element === document.activeElement)));
    assert.deepEqual(await steps(page), ["?0"]);
  });

  test("can be passed over, and then stands in the transcript", async (t) => {
    const page = await fresh(t);
    await answer(page, /Your bag as well/);
    assert.deepEqual(await steps(page), ["heard"]);
    await transcript(page).getByText("her hands shake").waitFor();
  });

  test("is not asked of those who do not want it", async (t) => {
    const page = await fresh(t);
    await button(page, "Pause").click();
    await page.getByRole("checkbox", { name: /^Ask what I noticed/ }).click();
    await button(page, "Go on").click();
    await question(page).waitFor({ state: "detached" });
    assert.notEqual(await cue(page).count(), 0);
  });
});

/** axe finds nothing on the page, in light and in dark. */
async function isClean(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const evaluate = (look, ...values) =>
      page.evaluate(typeof look === "string" ? `(${look})()` : look, ...values);
    assert.deepEqual(await violations({ evaluate }), [], colorScheme);
  }
}

describe("axe finds nothing wrong, in light and in dark,", () => {
  test("with a question of what was noticed, and with its answer", async (t) => {
    const page = await fresh(t);
    const question = page.getByRole("group", { name: "What did you notice?" });
    await question.waitFor();
    await isClean(page);
    await question.getByRole("button", { name: "She smiles." }).click();
    await question.getByText("It was there before she spoke.").waitFor();
    await isClean(page);
  });

  test("between two breaths, and where one was not heard", async (t) => {
    const page = await inBreaths(t);
    await isClean(page);
    await answer(page, /Until then you sit in here/);
    await page.getByText("(not heard)").first().waitFor();
    await isClean(page);
  });

  test("in a break", async (t) => {
    const page = await inBreaths(t);
    await listenOn(page).click();
    await transcript(page).getByText(SECOND).waitFor();
    await listenOn(page).click();
    await answer(page, /take ten minutes/);
    await page.getByRole("region", { name: "You proposed a break" }).waitFor();
    await isClean(page);
  });
});

describe("a break", () => {
  const rest = (page) => page.getByRole("region", { name: "You proposed a break" });
  async function agreed(t) {
    const page = await inBreaths(t);
    await listenOn(page).click();
    await transcript(page).getByText(SECOND).waitFor();
    await listenOn(page).click();
    await answer(page, /take ten minutes/);
    await rest(page).waitFor();
    return page;
  }

  test("waits for the trainee, also through a reload, and then goes on", async (t) => {
    const page = await agreed(t);
    assert.equal(await choices(page).count(), 0);
    assert.equal(await has(page, "The kettle is on."), 0);
    await page.reload();
    await rest(page).waitFor();
    await button(page, "Go on now").click();
    await transcript(page).getByText("The kettle is on.").waitFor();
    await choices(page).waitFor();
    assert.equal(await openReplies(page).count(), 2);
  });

  test("stands on the card in the library, and is over with the next reply", async (t) => {
    const page = await agreed(t);
    await link(page, "Come back later").click();
    await heading(page, LIBRARY).waitFor();
    await page.getByText("On a break", { exact: true }).waitFor();
    await link(page, /^Continue: /).click();
    await button(page, "Go on now").click();
    await answer(page, /three cups/);
    await ended(page).waitFor();
    await link(page, "Library").click();
    await heading(page, LIBRARY).waitFor();
    assert.equal(await page.getByText("On a break", { exact: true }).count(), 0);
  });
});
