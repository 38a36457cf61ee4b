// The preparation: a budget that does not suffice, choices that are kept, and a talk that knows of them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import {
  LIBRARY, anySeed, button, drawn, ended, heading, link, openReplies, replies, spoken, tabTo, talking, transcript, visit,
} from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const ID = "ready-or-not";
const RULE = /The warden signs for a third key/;
const BAG = /I thought it might be the bag/;

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

/** A page in a profile of its own, at the preparation. */
async function fresh(t, seed = anySeed()) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await visit(page, host, `#/prepare/${ID}?seed=${seed}`);
  await heading(page, "The case file").waitFor();
  return page;
}

const box = (page, name) => page.getByRole("checkbox", { name });
const option = (page, name) => page.getByRole("radio", { name });
const read = async (page, title) => {
  await button(page, title).click();
  await heading(page, title).waitFor();
};
/** All there is to see of the preparation, with what is chosen. */
const sheet = async (page) => [
  await page.getByRole("main").textContent(),
  await page.locator("input").evaluateAll((all) => all.map((one) => one.checked)),
];

describe("the case file", () => {
  test("is read at a price, and what no longer fits stays closed and says why", async (t) => {
    const page = await fresh(t);
    const left = page.getByRole("status").filter({ hasText: "minutes left" });
    assert.equal(await left.textContent(), "6 of 6 minutes left");
    await read(page, "The house rules");
    await page.getByText("A third key needs a signature of the warden.").waitFor();
    assert.equal(await left.textContent(), "2 of 6 minutes left");
    assert.equal(await page.getByRole("meter").getAttribute("value"), "2");

    const nightBook = button(page, /The night book Closed: it takes 3 min, and 2 min are left/);
    assert.equal(await nightBook.getAttribute("aria-disabled"), "true");
    await nightBook.click({ force: true });
    await read(page, "A letter of hers");
    assert.equal(await left.textContent(), "0 of 6 minutes left");
    assert.equal(await page.getByText("her hands shaking").count(), 0);
  });

  test("puts the place of the keyboard into what it opened", async (t) => {
    const page = await fresh(t);
    await tabTo(page, button(page, /The night book/));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.textContent.includes("her hands shaking"));
  });
});

describe("the questions", () => {
  test("take two at most of what they may raise, one goal, and one assumption or none", async (t) => {
    const page = await fresh(t);
    await box(page, /bag/).check();
    await drawn(page);
    await box(page, /rent/).check();
    await drawn(page);
    assert.ok(await box(page, /cold/).isDisabled());
    await page.getByRole("status").filter({ hasText: "take one out to choose another" }).waitFor();
    await box(page, /cold/).focus();
    await page.keyboard.press("Space");
    assert.ok(!(await box(page, /cold/).isChecked()));
    await box(page, /rent/).uncheck();
    await drawn(page);
    assert.ok(await box(page, /cold/).isEnabled());

    await option(page, /own room/).check();
    await option(page, /queue/).check();
    assert.ok(!(await option(page, /own room/).isChecked()));

    assert.ok(await option(page, "Nothing that I can see").isChecked());
    await option(page, /does not care/).check();
    await option(page, "Nothing that I can see").check();
    assert.ok(!(await option(page, /does not care/).isChecked()));
  });

  test("keep their answers at every step through a reload", async (t) => {
    const page = await fresh(t);
    for (const step of [
      () => read(page, "A letter of hers"),
      () => box(page, /bag/).check(),
      () => box(page, /cold/).check(),
      () => option(page, /own room/).check(),
      () => option(page, /quarrel/).check(),
    ]) {
      await step();
      await drawn(page);
      const before = await sheet(page);
      await page.reload();
      await heading(page, "The case file").waitFor();
      assert.deepEqual(await sheet(page), before);
    }
  });
});

describe("the talk", () => {
  test("knows what was read and expected", async (t) => {
    const page = await fresh(t);
    await read(page, "The house rules");
    await box(page, /bag/).check();
    await drawn(page);
    await link(page, "Start the talk").click();
    await talking(page);
    assert.equal(await openReplies(page).filter({ hasText: RULE }).count(), 1);
    assert.equal(await replies(page, { name: BAG }).count(), 1);
  });

  test("keeps closed what was not read, and does not offer what was not expected", async (t) => {
    const page = await fresh(t);
    await link(page, "Start the talk").click();
    await replies(page, { name: /Closed: You have not read the house rules\./ }).waitFor();
    assert.equal(await replies(page, { name: BAG }).count(), 0);
    await page.reload();
    await replies(page, { name: /Closed: You have not read the house rules\./ }).waitFor();
  });

  test("may begin with the standard preparation while nothing is chosen: what is chosen is not dropped", async (t) => {
    const chosen = await fresh(t);
    await link(chosen, "With the standard preparation").waitFor();
    await read(chosen, "A letter of hers");
    await link(chosen, "With the standard preparation").waitFor({ state: "detached" });
    const page = await fresh(t);
    await link(page, "With the standard preparation").click();
    await talking(page);
    assert.equal(await openReplies(page).filter({ hasText: RULE }).count(), 1);
    assert.equal(await replies(page, { name: BAG }).count(), 1);
  });

  test("can be prepared otherwise until the first reply, and stays as it was prepared after it", async (t) => {
    const seed = anySeed();
    const page = await fresh(t, seed);
    await link(page, "Start the talk").click();
    await replies(page, { name: /Closed: You have not read the house rules\./ }).waitFor();
    await page.goBack();
    await read(page, "The house rules");
    await link(page, "Start the talk").click();
    await openReplies(page).filter({ hasText: RULE }).waitFor();
    await page.keyboard.press("1");
    await spoken(page, 1);
    await page.goBack();
    await page.getByText("This talk has begun.").waitFor();
    assert.ok(await button(page, "A letter of hers").isDisabled());
    await link(page, "Continue").click();
    await talking(page);
    const aside = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("aside")));
    assert.deepEqual(aside, [], "a talk without a reply is not set aside");
  });
});

describe("what is known", () => {
  const paused = (page) => page.getByRole("dialog", { name: "Paused" });
  const known = (page) => paused(page).getByRole("group").filter({ hasText: "What you know" });

  test("can be read again in the middle of the talk by keyboard alone, and nothing that was not read or chosen", async (t) => {
    const page = await fresh(t);
    await read(page, "The house rules");
    await box(page, /bag/).check();
    await drawn(page);
    await option(page, /own room/).check();
    await drawn(page);
    await link(page, "Start the talk").click();
    await replies(page, { name: /Your bag as well/ }).click();
    await spoken(page, 1);
    const said = await transcript(page).textContent();
    const lookUp = button(page, "What you know");
    await tabTo(page, lookUp);
    await page.keyboard.press("Enter");
    for (const text of [
      "Albert Moss: night porter",
      "Imke Sand stands at your desk in the hostel. She wants a key, now.",
      "Two keys were lost since spring.",
      "A third key needs a signature of the warden.",
      "She will say that her bag was stolen.",
      "She sleeps in her own room tonight.",
    ]) {
      await paused(page).getByText(text).waitFor();
    }
    const told = await paused(page).textContent();
    for (const text of ["her hands shaking", "I am not careless", "the rent", "The queue gets shorter", "does not care", "night book"]) {
      assert.ok(!told.includes(text), text);
    }
    await page.keyboard.press("Escape");
    await paused(page).waitFor({ state: "hidden" });
    assert.ok(await lookUp.evaluate((element) => element === document.activeElement));
    assert.equal(await transcript(page).textContent(), said);
  });

  test("is folded in the pause, and opens by key", async (t) => {
    const page = await fresh(t);
    await link(page, "With the standard preparation").click();
    await talking(page);
    await page.keyboard.press("p");
    await paused(page).waitFor();
    assert.ok(await paused(page).getByText("The house rules").isHidden());
    await tabTo(page, known(page).locator("summary"));
    await page.keyboard.press("Enter");
    await paused(page).getByRole("heading", { name: "The house rules" }).waitFor();
    assert.ok(await paused(page).getByText("She will say that her bag was stolen.").isVisible());
    assert.equal(await paused(page).getByText("What might you be assuming?").count(), 0);
  });
});

test("the way back leads to the brief of that day, and from there to the library", async (t) => {
  const seed = anySeed();
  const page = await fresh(t, seed);
  await read(page, "The house rules");
  await page.getByRole("link", { name: "Brief", exact: true }).click();
  await heading(page, "The situation").waitFor();
  assert.equal(new URL(page.url()).hash, `#/brief/${ID}?seed=${seed}`);
  await link(page, "Prepare for the talk").click();
  await heading(page, "The house rules").waitFor();
  await page.getByRole("link", { name: "Brief", exact: true }).click();
  await link(page, "Library").click();
  await heading(page, LIBRARY).waitFor();
});

test("the talk begins at its top, at once, however far down the preparation was", async (t) => {
  const page = await fresh(t);
  await page.setViewportSize({ width: 360, height: 400 });
  await link(page, "Start the talk").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => scrollY > 400);
  const began = await page.evaluate(async () => {
    [...document.querySelectorAll("a.primary")].pop().click();
    while (!document.querySelector("#replies") || document.activeElement.id !== "main") await new Promise(requestAnimationFrame);
    return scrollY;
  });
  assert.equal(began, 0);
});

test("a whole case from the library to the end by keyboard alone", async (t) => {
  const page = await fresh(t);
  const press = async (target, key = "Enter") => {
    await target.waitFor();
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  await visit(page, host, "#/");
  await press(link(page, /^Read the brief: /));
  await press(link(page, "Prepare for the talk"));
  await press(button(page, /The house rules/));
  await press(box(page, /bag/), "Space");
  await press(option(page, /own room/), "Space");
  await press(link(page, "Start the talk"));
  await press(button(page, "Her hands shake."));
  await press(replies(page, { name: RULE }));
  await press(button(page, "Listen on"));
  await press(button(page, "Listen on"));
  await press(replies(page, { name: /where it is warm/ }));
  await ended(page).waitFor();
  await page.getByText("A key before ten").waitFor();
});
