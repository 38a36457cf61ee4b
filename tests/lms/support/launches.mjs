// Launches by address, as cmi5 and plain xAPI do it, on a Playwright page.
import { verb } from "./cmi5-rules.mjs";
import { until } from "./until.mjs";

/** Opens an address in a profile of its own, as on another machine. */
export async function opened(t, browser, url) {
  const context = await browser.page.context().browser().newContext({ acceptDownloads: true });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Launches a course of a cmi5 LMS: the page, the launch, and the verbs of what was said so far. */
export async function launched(t, browser, lms, course, how) {
  const launch = lms.launch(course, how);
  const page = await opened(t, browser, launch.url);
  return { page, launch, said: () => launch.session.statements.map(verb) };
}

/** Leaves the course, and waits for its last statement. */
export async function leave({ page, said }) {
  await page.goto("about:blank");
  await until(() => said().at(-1) === "terminated", "the end of the session");
}
