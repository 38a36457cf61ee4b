// A course in the frame of an LMS page, on a Playwright page.

/** Opens a launch in a profile of its own, as on another machine: the LMS page, and the frame with the course. */
export async function launched(t, browser, lms, { init } = {}) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const before = lms.cmi;
  await page.goto(lms.url);
  await page.getByText("Launched").waitFor();
  return { page, before, frame: await framed(page) };
}

/** The frame of the course, once it has its page. */
export async function framed(page) {
  await page.waitForFunction(() => document.querySelector("iframe")?.contentWindow?.location.href !== "about:blank");
  return page.frame({ name: "course" });
}

/** Every call of the launch so far. */
export const calls = (page) => page.evaluate(() => window.calls);

/** The learner goes elsewhere within the LMS, which takes the frame away. */
export const leave = (page) => page.evaluate(() => window.leave());
