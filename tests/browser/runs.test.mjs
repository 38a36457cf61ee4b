// How a talk runs: the pause, lines read aloud, the thinking timer, feedback and points, and who speaks to whom.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import {
  LIBRARY, anySeed, button, choices, eventually, heading, link, own, replies, reply, spoken, talking, transcript, visit,
} from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const ID = "rough-edges";
const FEEDBACK = "The feeling was confirmed as making sense.";

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

/** A page in a profile of its own, at the start of a talk. */
async function fresh(t, prepare) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await prepare?.(page);
  await visit(page, host, `#/talk/${ID}?seed=${anySeed()}`);
  await talking(page);
  return page;
}

const paused = (page) => page.getByRole("dialog", { name: "Paused" });
const pause = (page) => button(page, "Pause").click();
const goOn = (page) => button(page, "Go on").click();
const onTheSwitch = (page, name) => paused(page).getByRole("checkbox", { name });
async function turn(page, name) {
  await pause(page);
  await onTheSwitch(page, name).click();
  await goOn(page);
  await page.waitForFunction(() => document.querySelector("dialog#pause:not([open])"));
}
const kept = (page) => page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith("rapport.1.talk."))?.[1]);

describe("the pause", () => {
  test("covers the talk, opens and closes by key, and gives the focus back", async (t) => {
    const page = await fresh(t);
    const chosen = replies(page).last();
    await chosen.focus();
    await page.keyboard.press("p");
    await paused(page).waitFor();
    const { width, height } = page.viewportSize();
    assert.deepEqual(await paused(page).boundingBox(), { x: 0, y: 0, width, height });
    await page.keyboard.press("1");
    await page.keyboard.press("Escape");
    await paused(page).waitFor({ state: "hidden" });
    assert.ok(await chosen.evaluate((element) => element === document.activeElement));
    assert.equal(await own(page).count(), 0, "a number key does not answer behind it");
    await reply(page);
  });

  test("does not count as thinking", async (t) => {
    const page = await fresh(t, (page) => page.clock.install());
    await pause(page);
    await paused(page).waitFor();
    await page.clock.fastForward("30:00");
    await goOn(page);
    await paused(page).waitFor({ state: "hidden" });
    await reply(page);
    const millis = Number(/:(\d+)$/.exec(await kept(page))[1]);
    assert.ok(millis < 20 * 60_000, `${millis} ms`);
  });

  test("is a way to leave, and the talk is where it was", async (t) => {
    const page = await fresh(t);
    await reply(page);
    const said = await transcript(page).textContent();
    await pause(page);
    await paused(page).getByRole("link", { name: "Leave for now" }).click();
    await heading(page, LIBRARY).waitFor();
    await link(page, /^Continue: /).click();
    await talking(page);
    assert.equal(await transcript(page).textContent(), said);
  });

  test("keys that are turned off neither answer nor pause, also after a reload", async (t) => {
    const page = await fresh(t);
    await turn(page, /^Use keys/);
    await page.reload();
    await talking(page);
    await page.keyboard.press("3");
    await page.keyboard.press("p");
    // What counts comes after what did not: had the key answered, there would be two.
    await reply(page);
    await spoken(page, 1);
    assert.ok(await paused(page).isHidden());
  });
});

describe("lines read aloud", () => {
  /** A browser with these voices, which keeps what it is asked to say. */
  const speaker = (voices) => (page) =>
    page.addInitScript((voices) => {
      window.aloud = [];
      class Speaker extends EventTarget {
        speaking = false;
        getVoices = () => voices;
        speak = ({ text, voice }) => window.aloud.push([voice.name, text]);
        cancel = () => window.aloud.push("hush");
      }
      window.SpeechSynthesisUtterance = function (text) {
        this.text = text;
      };
      Object.defineProperty(window, "speechSynthesis", { value: new Speaker() });
    }, voices);
  const VOICES = [
    { name: "far away", lang: "en-GB", localService: false },
    { name: "Fern", lang: "en-GB", localService: true },
    { name: "Gerda", lang: "de-DE", localService: true },
    { name: "Hazel", lang: "en-US", localService: true },
  ];
  /** Waits until this was asked of it, and no more, since it was looked at last. */
  const aloud = async (page, expected) => {
    await eventually(async () => assert.deepEqual(await page.evaluate(() => window.aloud), expected));
    await page.evaluate(() => (window.aloud = []));
  };
  const words = (page) => transcript(page).locator(".turn-now .words").evaluateAll((all) => all.map((one) => one.lastChild.data));

  test("are not, until somebody asks for it", async (t) => {
    const page = await fresh(t, speaker(VOICES));
    await reply(page);
    await aloud(page, []);
  });

  test("have a voice of this device for each person, and stop on a reply, a pause and leaving", async (t) => {
    const page = await fresh(t, speaker(VOICES));
    await turn(page, /^Read their lines aloud/);
    const [first, second] = await words(page);
    await aloud(page, [["Fern", first], ["Hazel", second]]);

    await replies(page, { name: /would worry me too/ }).click();
    await spoken(page, 1);
    await aloud(page, ["hush", ["Fern", (await words(page))[0]]]);

    await pause(page);
    await paused(page).waitFor();
    await aloud(page, ["hush"]);
    await goOn(page);
    await paused(page).waitFor({ state: "hidden" });
    await aloud(page, [["Fern", (await words(page))[0]]]);

    await link(page, "Leave for now").click();
    await heading(page, LIBRARY).waitFor();
    await aloud(page, ["hush"]);
  });

  test("are not offered where the device has no voice of the language, and the page says so", async (t) => {
    const page = await fresh(t, speaker(VOICES.filter(({ name }) => name !== "Fern" && name !== "Hazel")));
    await pause(page);
    assert.ok(await onTheSwitch(page, /no English voice on this device/).isDisabled());
  });
});

describe("the thinking timer", () => {
  const timer = (page) => page.getByRole("timer");

  test("is off at first, counts from the last words, rests in a pause, and does nothing by itself", async (t) => {
    const page = await fresh(t, (page) => page.clock.install());
    assert.equal(await timer(page).count(), 0);
    await turn(page, /^Show how long I think/);
    await page.clock.runFor(65_000);
    await page.getByText(/^Thinking 1:(0[5-9]|[1-5]\d)$/).waitFor();
    await pause(page);
    await paused(page).waitFor();
    const before = await timer(page).textContent();
    await page.clock.runFor(600_000);
    assert.equal(await timer(page).textContent(), before);
    await goOn(page);
    await paused(page).waitFor({ state: "hidden" });
    assert.equal(await own(page).count(), 0);
    await reply(page);
    await page.getByText(/^Thinking 0:0\d$/).waitFor();
  });
});

describe("what a reply was worth", () => {
  const met = (page) => replies(page, { name: /would worry me too/ }).click();

  test("is not said during the talk", async (t) => {
    const page = await fresh(t);
    await met(page);
    await spoken(page, 1);
    assert.equal(await page.getByText(FEEDBACK).count(), 0);
    assert.equal(await page.getByText(/^Points so far/).count(), 0);
  });

  test("is said at once to those who asked for it, with the coach’s words", async (t) => {
    const page = await fresh(t);
    await turn(page, /^Say at once how a feeling was met/);
    await turn(page, /^Show my points/);
    await page.getByText("Points so far: Empathy 0, Clarity 0, Solution focus 0").waitFor();
    await met(page);
    await transcript(page).getByText(FEEDBACK).waitFor();
    await transcript(page).getByText("You <i>heard</i> the worry & asked on.").waitFor();
    await page.getByText("Points so far: Empathy 5, Clarity 0, Solution focus 0").waitFor();
    await reply(page);
    assert.equal(await transcript(page).getByText(/^The feeling was /).count(), 1, "no feeling, no word on it");
  });
});

test("where there are several people, each reply says to whom it is said, and so does the transcript", async (t) => {
  const page = await fresh(t);
  const to = /to Llanfairpwll/;
  assert.equal(await replies(page, { name: to }).count(), await replies(page).count());
  await replies(page, { name: /would worry me too/ }).click();
  await spoken(page, 1);
  await transcript(page).getByText(to).waitFor();
  assert.equal(await choices(page).getByText(/^to Maximiliane/).count(), await replies(page).count());
});
