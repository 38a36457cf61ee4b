// What a person does in the app, by role and name, on a Playwright page.
import { randomInt } from "node:crypto";

export const LIBRARY = "Practise the conversations that are hard to have.";
export const DIMENSIONS = ["Empathy", "Clarity", "Solution focus"];

const CHOOSING = "What do you say?";
const OVER = "The talk is over";

/** A seed that no other journey of the run is likely to use: what passes for one only is found out. */
export const anySeed = () => randomInt(1, 10_000);

/** Opens an address in a page that may show another one of the app already. */
export async function visit(page, host, hash) {
  await page.goto("about:blank");
  await page.goto(host.url + hash);
}

export const heading = (page, name) => page.getByRole("heading", { name, exact: true });
export const link = (page, name) => page.getByRole("link", { name });
export const button = (page, name) => page.getByRole("button", { name });
export const transcript = (page) => page.getByRole("log", { name: "The talk so far" });
export const choices = (page) => page.getByRole("region", { name: CHOOSING });
export const replies = (page, which = {}) => choices(page).getByRole("button", which);
export const openReplies = (page) => replies(page, { disabled: false });
export const own = (page) => transcript(page).getByText("You", { exact: true });
export const ended = (page) => page.getByRole("region", { name: OVER });
export const scores = (page) => page.getByRole("meter");

/** Looks until what is claimed is so: what a step leads to may be drawn a moment later. */
export async function eventually(claim) {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await claim();
    } catch (why) {
      if (Date.now() > end) throw why;
    }
    await new Promise((again) => setTimeout(again, 20));
  }
}

/** Lets a page draw what was done, and put the keyboard's place where it belongs: Yew does that in a few tasks. */
export const drawn = (page) =>
  page.evaluate(async () => {
    const tasks = async () => {
      for (let task = 0; task < 10; task += 1) await new Promise((next) => setTimeout(next));
    };
    await tasks();
    await new Promise(requestAnimationFrame);
    await tasks();
  });

/** Waits for a talk to be there, at a choice or at its end; a break is ended. */
export async function talking(page) {
  const rests = button(page, "Go on now");
  await choices(page).or(ended(page)).or(rests).waitFor();
  if (await rests.isVisible()) {
    await rests.click();
    await choices(page).waitFor();
  }
}

/** How often the trainee has spoken, once it is so often. */
export const spoken = (page, times) =>
  page.waitForFunction(
    (times) => {
      const names = [...document.querySelectorAll("[role=log] *")].filter((one) => one.textContent === "You");
      return names.length === times;
    },
    times,
  );

/** Gives the first or last open reply, and waits until it stands in the transcript. */
export async function reply(page, which = "first") {
  const before = await own(page).count();
  await openReplies(page)[which]().click();
  await spoken(page, before + 1);
  await talking(page);
}

/** Gives replies until the talk is over. */
export async function talkToTheEnd(page, which = "first") {
  await talking(page);
  while (!(await ended(page).isVisible())) await reply(page, which);
}

/** From the end of a talk to its debrief, with all worked out: what the scores are. */
export async function debrief(page) {
  await link(page, "See how it went").click();
  // After the scores come the marks, and last what was on offer.
  await heading(page, "What was on offer").waitFor();
  return scored(page);
}

/** The three scores of the debrief that is shown. */
export async function scored(page) {
  return Promise.all(DIMENSIONS.map((name) => page.getByRole("meter", { name }).getAttribute("value").then(Number)));
}

/** Presses Tab until something is in focus. */
export async function tabTo(page, target) {
  for (let presses = 0; presses < 100; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${target}`);
}
