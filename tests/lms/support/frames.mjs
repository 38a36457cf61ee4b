// A course in the frame of an LMS page, on a Playwright page.
import { until } from "./until.mjs";

/** Opens a launch in a profile of its own, as on another machine: the LMS page, and the frame with the course. */
export async function launched(t, browser, lms, { init } = {}) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  const before = lms.cmi;
  await page.goto(lms.url);
  await page.getByText("Launched").waitFor();
  return { page, before, frame: await framed(page) };
}

/** The frame of the course, once it has its page. */
export async function framed(page) {
  await page.waitForFunction(() => document.querySelector("iframe")?.contentWindow?.location.href !== "about:blank");
  // The driver hears of its name a moment later.
  return until(() => page.frame({ name: "course" }), "the frame of the course");
}

/** Every call of the launch so far. */
export const calls = (page) => page.evaluate(() => window.calls);

/** The learner goes elsewhere within the LMS, which takes the frame away; waits until the LMS has what was told last. */
export async function leave(page, lms) {
  const [ends, commits] = [lms.finished.length, lms.commits.length];
  await page.evaluate(() => window.leave());
  const ended = (await calls(page)).some(({ name }) => /Finish$|Terminate$/.test(name));
  if (ended) await until(() => lms.finished.length > ends && lms.commits.length > commits, "the end of the launch");
}
