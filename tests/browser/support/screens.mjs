// Every screen of the app in a browser, one after the other, and what must hold of each.
// It works through `evaluate` and `until` alone, so that all engines can take it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Goes to another address of the app without loading it again. */
export const move = (browser, hash) => browser.evaluate((hash) => void (location.hash = hash), hash);

/** Waits for a heading with this text. */
export const headed = (browser, text) =>
  browser.until(
    (text) => [...document.querySelectorAll("h1, h2")].some((one) => one.textContent === text && one.checkVisibility()),
    text,
  );

/** The id of the first conversation in the library, which must be on screen. */
export const firstId = (browser) =>
  browser.until(() => /^#\/brief\/([\w-]+)/.exec(document.querySelector("a[aria-label^='Read the brief']")?.hash)?.[1]);

/** Begins a talk, or goes on with it, until so many replies are given or it is over: always the first open one. */
export async function talk(browser, id, seed, most = Infinity) {
  await move(browser, `#/talk/${id}?seed=${seed}`);
  await browser.until((day) => document.body.textContent.includes(day) && document.querySelector("[role=log]") !== null, `Day ${seed}`);
  for (;;) {
    const turn = await browser.evaluate(given);
    if (turn.over || turn.replies >= most) return turn;
    if (await browser.evaluate(goesOn)) {
      await browser.until(() => document.querySelector("#your-reply") !== null);
    }
    await browser.evaluate(() => document.querySelector("#replies button:not([aria-disabled])").click());
    await browser.until(
      (before) => [...document.querySelectorAll("[role=log] .speaker")].filter((one) => one.textContent === "You").length > before,
      turn.replies,
    );
  }
}

/** Goes on with the talk that is shown until it is over: always the last open reply. */
async function toTheEnd(browser) {
  for (;;) {
    const turn = await browser.evaluate(given);
    if (turn.over) return;
    if (await browser.evaluate(goesOn)) {
      await browser.until(() => document.querySelector("#your-reply") !== null);
    }
    await browser.evaluate(() => [...document.querySelectorAll("#replies button:not([aria-disabled])")].pop().click());
    await browser.until(
      (before) => [...document.querySelectorAll("[role=log] .speaker")].filter((one) => one.textContent === "You").length > before,
      turn.replies,
    );
  }
}

/** Runs in the page: ends a break, where there is one. */
function goesOn() {
  const rests = document.querySelector("#on-break") !== null;
  if (rests) document.querySelector("#replies button").click();
  return rests;
}

/** Runs in the page. */
function given() {
  const names = [...document.querySelectorAll("[role=log] .speaker")];
  const over = [...document.querySelectorAll("h2")].some((one) => one.textContent === "The talk is over");
  return {
    replies: names.filter((one) => one.textContent === "You").length,
    over,
    said: document.querySelector("[role=log]").textContent,
  };
}

/** The first seed with which the talk is still going on after so many replies, left at that turn. */
export async function longTalk(browser, id, replies) {
  for (let seed = 1; seed < 50; seed += 1) {
    const turn = await talk(browser, id, seed, replies);
    if (!turn.over) return seed;
  }
  throw new Error(`${id}: no talk lasts ${replies} replies`);
}

/** From the end of a talk to its debrief: the three scores. */
export async function debriefed(browser) {
  await browser.evaluate(() => [...document.querySelectorAll("#replies a")].at(-1).click());
  return browser.until(() => {
    const meters = [...document.querySelectorAll("meter")];
    return meters.length === 3 && meters.map((meter) => `${meter.getAttribute("aria-label")} ${meter.value}`);
  });
}

/**
 * Every screen by name, with the way there from the one before. The first must be reached by `goto`.
 * The last ones ask for files that are not there: a browser may complain of that.
 */
export const SCREENS = {
  "the empty library": (browser) => headed(browser, "Practise the conversations that are hard to have."),
  async "the brief"(browser) {
    await move(browser, `#/brief/${await firstId(browser)}?seed=1`);
    await headed(browser, "The situation");
  },
  async "progress before the first run"(browser) {
    await move(browser, "#/progress");
    await headed(browser, "Nothing to show yet");
  },
  async "the preparation"(browser, id) {
    await move(browser, `#/prepare/${id}?seed=1`);
    await headed(browser, "The case file");
    await browser.evaluate(() => document.querySelector("button.paper").click());
    await browser.until(() => document.querySelector("li.paper") !== null);
  },
  async "the first turn of a talk"(browser, id) {
    await talk(browser, id, 1, 0);
  },
  async "the pause"(browser, id) {
    await talk(browser, id, 2, 0);
    await browser.evaluate(() => document.querySelector(".bar button").click());
    await headed(browser, "Paused");
  },
  async "the fourth turn of a talk"(browser, id) {
    await longTalk(browser, id, 3);
  },
  async "the end of a talk"(browser, id) {
    await talk(browser, id, 60);
  },
  async "the debrief"(browser) {
    await debriefed(browser);
    await browser.until(() => document.querySelector("#detail button[aria-label^='Try again from here']") && document.querySelector(".debrief-foot"));
    await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  },
  async "two ways side by side"(browser) {
    const again = "#detail button[aria-label^='Try again from here']";
    // A window that has become narrower has the detail in another place, where it is drawn anew.
    await browser.until((again) => document.querySelector(again), again);
    await browser.evaluate((again) => document.querySelector(again).click(), again);
    await browser.until(() => document.querySelector("#replies button") !== null);
    await toTheEnd(browser);
    await debriefed(browser);
    await browser.until(() => document.querySelector("a[href^='#/compare']")?.checkVisibility());
    await browser.evaluate(() => document.querySelector("a[href^='#/compare']").click());
    await browser.until(() => document.querySelectorAll("meter").length === 6);
    await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  },
  async "the follow-up"(browser, id) {
    await move(browser, `#/follow-up/${id}?run=1`);
    await browser.until(() => document.querySelectorAll("textarea").length === 2);
    await browser.evaluate(() => {
      for (const field of document.querySelectorAll("textarea")) {
        field.value = "You should have told us. You hear from me soon.";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      document.querySelectorAll("details").forEach((one) => (one.open = true));
    });
    await browser.until(() => document.querySelectorAll("mark").length > 1);
  },
  async "the library with progress"(browser) {
    await move(browser, "#/");
    await browser.until(() => document.querySelector("table caption") !== null);
  },
  async "progress after a run, with all that can be opened"(browser, id) {
    await browser.evaluate((key) => localStorage.setItem(key, "?"), `rapport.1.aside.${id}.78.1`);
    await move(browser, "#/progress?goal=4x90");
    await headed(browser, "Set aside");
    await browser.evaluate(() => {
      document.querySelectorAll("details").forEach((one) => (one.open = true));
      [...document.querySelectorAll("button")].find((one) => one.textContent === "Delete everything…").click();
    });
    await headed(browser, "Pitfalls");
    await browser.until(() => document.querySelector("#confirm")?.checkVisibility());
  },
  async "the page that makes packages"(browser) {
    await move(browser, "#/pack");
    await headed(browser, "Or on a page of your own");
  },
  async "the desk of a session, after a turn and a vote"(browser, id) {
    await move(browser, `#/desk/${id}?seed=1`);
    await browser.until(() => document.querySelector(".desk-give") !== null);
    await browser.evaluate(() => {
      document.querySelector(".desk-give:not([aria-disabled])").click();
    });
    await browser.until(() => document.querySelector(".desk-turns li .small"));
    await browser.evaluate(() => document.querySelector(".tally button:last-child").click());
    await browser.until(() => document.querySelector(".desk-facts .mark"));
    await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  },
  async "the stage of that session, with the split revealed"(browser, id) {
    await browser.evaluate(() => document.querySelector(".desk-vote button").click());
    await move(browser, `#/stage/${id}?seed=1`);
    await browser.until(() => document.querySelector(".room-reply meter"));
  },
  async "what a group chose, before any file"(browser) {
    await move(browser, "#/group");
    await browser.until(() => document.querySelector("#results")?.checkVisibility());
  },
  async "what a group chose, with all that can be opened"(browser, id) {
    await browser.evaluate((id) => {
      const kept = { [`attempts.${id}`]: localStorage[`rapport.1.attempts.${id}`] };
      const files = new DataTransfer();
      files.items.add(new File([JSON.stringify({ "rapport-data": 1, kept })], "all.json"));
      files.items.add(new File(["{}"], "shopping.json"));
      const input = document.querySelector("#results");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, id);
    await browser.until(() => /counted\. One thing/.test(document.querySelector(".intake [role=status]")?.textContent));
    await browser.until(() => document.querySelector(".all-places button"));
    await browser.evaluate(() => {
      document.querySelector(".all-places button").click();
      document.querySelectorAll("details").forEach((one) => (one.open = true));
    });
    await browser.until(() => document.querySelector(".all-places .place"));
  },
  async "the agenda of a session"(browser) {
    await move(browser, "#/agenda");
    await browser.until(() => document.querySelector("#add-break"));
    await browser.evaluate(() => document.querySelectorAll("form").forEach((form) => form.requestSubmit()));
    await browser.until(() => document.querySelectorAll(".part-of-session").length === 2);
    await browser.evaluate(() => document.querySelector(".leads-on button").click());
    await browser.until(() => document.querySelector("[role=timer]"));
  },
  async "a handout"(browser, id) {
    await move(browser, `#/handout/${id}`);
    await headed(browser, "To discuss before the talk");
  },
  async "the page for a wrong address"(browser) {
    await move(browser, "#/nowhere");
    await headed(browser, "There is no such page");
  },
  async "a talk that cannot be opened"(browser, id) {
    await browser.evaluate((key) => localStorage.setItem(key, "?"), `rapport.1.talk.${id}.77`);
    await move(browser, `#/talk/${id}?seed=77`);
    await headed(browser, "Your saved talk could not be opened");
  },
  async "a talk that is not there"(browser) {
    await move(browser, "#/talk/no-such?seed=1");
    await headed(browser, "There is no such conversation here");
  },
};

/** Makes all text twice as large, or as large as before. */
export const enlarge = (page, size = "200%") => page.evaluate((size) => void (document.documentElement.style.fontSize = size), size);

/**
 * Runs in the page: what stands, in part, where nobody can see it. A box that scrolls by itself may hold more than it
 * shows; a text that is cut after so many lines stands elsewhere as a whole.
 */
export function cutOff() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const isBeyond = (element) => {
    const { left, right, width: own } = element.getBoundingClientRect();
    return own > 1 && (left < -1 || right > width + 1) && !scrolls(element.parentElement);
  };
  const isCut = (element) =>
    /hidden|clip/.test(getComputedStyle(element).overflowX) && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
  // What is drawn, and the browser's own words in a field, are no text of ours.
  return [...document.querySelectorAll("body :not(svg *, input)")]
    .filter((element) => element.checkVisibility() && (isBeyond(element) || isCut(element)))
    .map((element) => `${element.tagName}.${element.getAttribute("class")}: ${element.textContent.slice(0, 40)}`);
}

/** What axe finds on the screen that is shown: rule, and the elements that break it. */
export async function violations(browser) {
  await browser.evaluate(`() => { if (!window.axe) { ${AXE} } }`);
  return browser.evaluate(async (values) => {
    const { violations } = await window.axe.run({ runOnly: { type: "tag", values } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, RULES);
}

/** The words on the screen, and how much of it is taken. */
export const painted = (browser) =>
  browser.evaluate(() => {
    const main = document.querySelector("main");
    const { width, height } = main.getBoundingClientRect();
    return main.checkVisibility() && main.innerText.trim() !== "" && width > 100 && height > 20;
  });
