// From the library to the debrief with the keyboard alone, and what a screen reader is told on the way.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import {
  button, ended, eventually, link, openReplies, own, replies, reply, scored, spoken, tabTo, talking, transcript, visit,
} from "./support/person.mjs";
import { serve } from "./support/server.mjs";

let browser, host, page;
before(async () => {
  host = await serve();
  browser = await open("chromium");
  page = browser.page;
});
after(async () => {
  await browser?.close();
  host?.close();
});

test("every conversation in the library is held from brief to debrief by keyboard alone", async (t) => {
  await visit(page, host, "#/");
  const briefs = link(page, /^Read the brief: /);
  await briefs.first().waitFor();
  const names = await briefs.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
  assert.ok(names.length > 0);
  for (const name of names) {
    await t.test(name.replace("Read the brief: ", ""), async () => {
      await visit(page, host, "#/");
      await link(page, name).waitFor();
      await press(link(page, name));
      const start = link(page, "Start the talk");
      const prepare = link(page, "Prepare for the talk");
      await start.or(prepare).waitFor();
      if (await prepare.isVisible()) await press(prepare);
      await start.waitFor();
      await press(start);
      await talking(page);

      const seed = /^#\/talk\/[\w-]+\?seed=(\d+)$/.exec(new URL(page.url()).hash)?.[1];
      assert.ok(await page.getByText(`Day ${seed}`, { exact: true }).isVisible(), `the day ${seed} is shown`);

      await hearTheLog();
      let before = await said();
      for (let turn = 1; !(await ended(page).isVisible()); turn += 1) {
        await answer(turn);
        await spoken(page, turn);
        if (await button(page, "Go on now").isVisible()) await press(button(page, "Go on now"));
        await talking(page);
        const next = ["Listen on", "What did you notice?", "What do you say?"];
        const there = (await ended(page).isVisible()) ? ["The talk is over"] : next;
        await eventually(async () => assert.ok(there.includes(await focused()), await focused()));
        const now = await said();
        // What gave away what could be noticed, and what was not heard, comes into a turn when it is over.
        const rest = [...now];
        for (const text of before) {
          const at = rest.indexOf(text);
          assert.notEqual(at, -1, `what was said stays as it is: ${text}`);
          rest.splice(at, 1);
        }
        assert.deepEqual(await heard(), rest.sort(), "each new line is announced, once");
        before = now;
      }
      await press(link(page, "See how it went"));
      for (const score of await scored(page)) assert.ok(score >= 0 && score <= 100);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    });
  }
});

/** In turn by number key, and by Tab and Enter. */
async function answer(turn) {
  const open = await openReplies(page).all();
  const chosen = open[turn % open.length];
  if (turn % 2) return press(chosen);
  const all = await replies(page).allTextContents();
  await page.keyboard.press(`${all.indexOf(await chosen.textContent()) + 1}`);
}

async function press(target) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** What has the focus once the frame after a reply is drawn. */
const focused = () =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const label = document.activeElement.getAttribute("aria-labelledby");
    const named = document.getElementById(label) ?? document.activeElement.querySelector("legend");
    return (named ?? document.activeElement).textContent;
  });

/** The texts in the log, in order. */
const said = () =>
  transcript(page).evaluate((log) => {
    const texts = document.createTreeWalker(log, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode.data);
    return found;
  });

/** Keeps what is put into the log, as a screen reader hears of it; what is taken away would be put back. */
const hearTheLog = () =>
  transcript(page).evaluate((log) => {
    const texts = (node) =>
      node.nodeType === Node.TEXT_NODE ? [node.data] : [...node.childNodes].flatMap(texts);
    window.heard = [];
    new MutationObserver((changes) => {
      const added = new Set(changes.flatMap(({ addedNodes }) => [...addedNodes]));
      const within = (node) => node && (added.has(node) || within(node.parentNode));
      const whole = [...added].filter((node) => log.contains(node) && !within(node.parentNode));
      const gone = changes.flatMap(({ removedNodes }) => [...removedNodes]).flatMap(texts);
      window.heard.push(...whole.flatMap(texts), ...gone.map((text) => `(taken away: ${text})`));
    }).observe(log, { childList: true, characterData: true, subtree: true });
  });

/** What came into the log since it was asked last. */
const heard = () => page.evaluate(() => window.heard.splice(0).sort());

test("a key that is held down answers once: what takes the place of the reply takes its button", async () => {
  await visit(page, host, "#/talk/not-covered?seed=7");
  await talking(page);
  const presses = (repeat) =>
    openReplies(page).first().evaluate(
      (open, repeat) =>
        open.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", repeat, bubbles: true, cancelable: true })),
      repeat,
    );
  assert.deepEqual([await presses(false), await presses(true)], [true, false]);

  await tabTo(page, openReplies(page).first());
  for (let beat = 0; beat < 5; beat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await spoken(page, 1);
  assert.equal(await own(page).count(), 1);
});

describe("a closed reply", () => {
  let ours, shelved;
  before(async () => {
    shelved = await shelf("rough-edges");
    ours = await serve({ folder: shelved.folder });
  });
  after(async () => {
    ours?.close();
    await shelved?.remove();
  });

  test("says why, and neither click, number key nor Enter gives it", async () => {
    await visit(page, ours, "#/talk/rough-edges?seed=7");
    const closed = replies(page, { name: /Closed: She does not <b>trust<\/b> you with the seal\./ });
    await closed.waitFor();
    assert.equal(await closed.getAttribute("aria-disabled"), "true");

    const number = (await replies(page).allTextContents()).findIndex((text) => text.includes("Closed:")) + 1;
    await closed.click({ force: true });
    await page.keyboard.press(`${number}`);
    await press(closed);
    await page.keyboard.press("9");
    // The answer that counts comes after all that did not: had one of them counted, there would be two.
    await reply(page);
    await spoken(page, 1);
    assert.equal(await transcript(page).getByText("Then *break* the seal.").count(), 0);
  });
});
