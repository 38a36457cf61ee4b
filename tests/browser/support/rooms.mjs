// A session as its facilitator leads it: what is pressed at the desk, and what can be read there and on the stage.
// A window is what `open` gives, or what its `opened` and `beside` give.
import assert from "node:assert/strict";

/** Opens the desk of a talk, and waits until its replies or its end are there. */
export async function desk(window, host, id, seed) {
  await window.page.goto("about:blank");
  await window.page.goto(`${host.url}#/desk/${id}?seed=${seed}`);
  await atDesk(window);
}

/** Chromium lets no key through to a page that it has not painted. */
export const atDesk = (window) =>
  window.until(
    (isPainted) => document.querySelector(".desk-page #replies") && document.querySelector(".desk-tools") && (isPainted || performance.getEntriesByName("first-contentful-paint").length > 0),
    window.engine !== "chromium",
  );

/** Opens the stage from the desk, by its key. */
export async function stage(window, again) {
  const opened = await window.opened(() => window.page.keyboard.press("o"), again);
  await opened.until(() => document.querySelector(".room-stage[data-shows=talk] h1"));
  return opened;
}

/** When a reply was last given by its number, by window. */
const given = new WeakMap();
/** Longer than the desk lets pass between two replies that are given by number, in milliseconds. */
const BETWEEN = 450;

/** Lets the desk draw what was pressed. */
const drawn = (window) =>
  // No frame comes to a window that another one hides.
  window.evaluate(async () => {
    for (let task = 0; task < 10; task += 1) await new Promise((next) => setTimeout(next));
  });

/** Presses a capital letter with Shift, anything else without; a number once the replies have been there for a moment. */
export async function press(window, key) {
  await pressed(window, key);
  await drawn(window);
}

async function pressed(window, key) {
  const { keyboard } = window.page;
  if (/^\d$/.test(key)) {
    await window.until((due) => Date.now() > due, (given.get(window) ?? 0) + BETWEEN);
    await keyboard.press(key);
    return given.set(window, Date.now());
  }
  if (!/^[A-Z]$/.test(key)) return keyboard.press(key);
  await keyboard.down("Shift");
  await keyboard.press(key);
  await keyboard.up("Shift");
}

async function withControl(window, key) {
  await window.page.keyboard.down("Control");
  await window.page.keyboard.press(key);
  await window.page.keyboard.up("Control");
}

export const undo = (window) => withControl(window, "z");
export const redo = (window) => withControl(window, "y");

/** Where a session is as the desk shows it: replies, hands, the turn, and whether the split is shown. */
export const desked = (window) =>
  window.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      replies: all(".desk-reply .words").map((one) => one.textContent),
      closed: all(".desk-reply").map((one) => one.classList.contains("closed")),
      hands: all(".tally-count").map((one) => Number(one.textContent)),
      revealed: document.querySelector(".desk-vote button")?.getAttribute("aria-pressed") === "true",
      turns: all(".desk-turns li").length,
      ways: all(".desk-ways li").length,
      note: document.querySelector("#dissent")?.value,
      shows: document.querySelector(".tool[aria-pressed=true]")?.textContent,
      over: document.querySelector(".ended .ended-title")?.textContent,
    };
  });

/** What the stage shows of it. */
export const staged = (window) =>
  window.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      shows: document.querySelector(".room-stage").dataset.shows,
      replies: all(".room-reply p:first-child").map((one) => one.textContent),
      hands: all(".room-reply meter").map((one) => Number(one.value)),
      over: document.querySelector(".room-title")?.textContent,
    };
  });

/** Waits until the stage shows what the desk has. */
export async function inStep(desk, stage) {
  const { replies, hands, revealed, over } = await desked(desk);
  await stage.until(
    (replies, hands, over) => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
      const title = document.querySelector(".room-title")?.textContent ?? null;
      const stage = document.querySelector(".room-stage");
      const still = stage && stage.dataset.shows !== "talk";
      const texts = all(".room-reply p:first-child").map((one) => one.textContent);
      return still || (same(texts, replies) && same(all(".room-reply meter").map((one) => one.value), hands) && title === over);
    },
    replies,
    revealed ? hands : [],
    over ?? null,
  );
}

/** After a stage was closed Chromium was once seen not to open the next, for no known reason: a person presses again. */
const AGAIN = 5_000;

/** Reloads either window, and closes it and opens it again, at each phase of a vote; both must be in step afterwards. */
export async function comesBack(browser, host, id, seed) {
  await desk(browser, host, id, seed);
  let lead = browser;
  let room = await stage(lead, AGAIN);
  const phases = {
    "before anybody votes": async () => {},
    "while hands are counted": () => press(lead, "b"),
    "with a note": async () => {
      await press(lead, "n");
      await lead.page.keyboard.type("too early");
      await press(lead, "Escape");
    },
    "with the split revealed": () => press(lead, "r"),
    "with the reply given": () => press(lead, "1"),
    "on a way gone back to": () => press(lead, "g"),
  };
  for (const [phase, reach] of Object.entries(phases)) {
    await reach();
    await inStep(lead, room);
    const was = await desked(lead);
    const goes = async (what) => {
      assert.deepEqual(await desked(lead), was, `${phase}: ${what}`);
      // One hand more reaches the stage, if it is shown there; one fewer, and all is as it was.
      await press(lead, "a");
      await inStep(lead, room);
      await press(lead, "A");
      await inStep(lead, room);
    };
    await room.page.reload();
    await inStep(lead, room);
    await goes("the stage was reloaded");
    await lead.page.reload();
    await atDesk(lead);
    await goes("the desk was reloaded");
    await room.page.close();
    room = await stage(lead, AGAIN);
    await goes("the stage was closed and opened again");
    const other = await browser.beside();
    await desk(other, host, id, seed);
    await (lead === browser ? lead.page.goto("about:blank") : lead.page.close());
    lead = other;
    await goes("the desk was closed and opened again");
  }
  await room.page.close();
  await lead.page.close();
}
