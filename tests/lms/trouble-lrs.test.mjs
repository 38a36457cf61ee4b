// What goes wrong between a course and a record store: the talk goes on, the learner is told, and nothing is lost.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "../browser/support/engines.mjs";
import { button, own } from "../browser/support/person.mjs";
import { serve } from "../browser/support/server.mjs";
import { openCmi5 } from "./support/cmi5-lms.mjs";
import { faults } from "./support/cmi5-rules.mjs";
import { begin, replies, tryNow } from "./support/course.mjs";
import { launched, leave, opened } from "./support/launches.mjs";
import { pack } from "./support/pack.mjs";
import { until } from "./support/until.mjs";

const SILENT = /Your LMS does not answer/;
const UNUSABLE = /in a way that cannot be used/;

/** What can be wrong with an LMS, and what the learner is told of it. */
const FAULTS = {
  "answers nothing": SILENT,
  "gives no token": UNUSABLE,
  "gives a token of nonsense": SILENT,
  "has launch data of nonsense": UNUSABLE,
  "refuses statements": /refused by your LMS/,
  "is down": SILENT,
  "lets nobody in": /does not let this page in/,
};

/** A request may take so long before it counts as lost. */
const LOST = 60_000;

let browser, course, host;
before(async () => {
  course = await pack("cmi5");
  host = await serve({ folder: course.folder });
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  host?.close();
  await course?.remove();
});

const lmsFor = async (t, fault) => {
  const lms = Object.assign(await openCmi5(), { fault });
  t.after(() => lms.close());
  return lms;
};

/** The file with all that was done, which the learner is offered. */
async function resultFile(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "Download result file").click()]);
  return file.suggestedFilename();
}

describe("an LMS that misbehaves", () => {
  for (const [fault, sentence] of Object.entries(FAULTS)) {
    test(`${fault}: the talk goes on, and the learner is told and offered a file`, async (t) => {
      const lms = await lmsFor(t, fault);
      const { page } = await launched(t, browser, lms, `${host.url}index.html`);
      await begin(page);
      await replies(page, 3);
      await page.getByText(sentence).waitFor({ timeout: LOST });
      assert.match(await resultFile(page), /\.json$/);
    });
  }

  for (const fault of ["keeps statements waiting", "is down for statements"]) {
    test(`${fault}: it is told all of it, in order, once it answers again`, async (t) => {
      const lms = await lmsFor(t, fault);
      const one = await launched(t, browser, lms, `${host.url}index.html`);
      await begin(one.page);
      await replies(one.page, 3);
      await one.page.getByText(SILENT).waitFor({ timeout: LOST });
      lms.fault = undefined;
      lms.release();
      await tryNow(one.page);
      await until(() => one.said().filter((name) => name === "answered").length === 3, "three decisions");
      await one.page.getByText(SILENT).waitFor({ state: "hidden", timeout: 90_000 });
      await leave(one);
      assert.deepEqual(faults(one.launch, one.launch.session.statements), []);
    });
  }

  test("an answer that comes when the visit is over does not say that it goes on", async (t) => {
    const lms = await lmsFor(t);
    const { page, said } = await launched(t, browser, lms, `${host.url}index.html`);
    await begin(page);
    await page.getByText("Connected to your LMS").waitFor();
    lms.fault = "keeps statements waiting";
    await replies(page, 1);
    await until(() => lms.waiting.length > 0, "a decision on its way");
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    const over = page.getByText("Your LMS has closed this visit");
    await over.waitFor();
    lms.fault = undefined;
    lms.release();
    await until(() => said().includes("terminated"), "the end of the session");
    await page.waitForLoadState("networkidle");
    assert.ok(await over.isVisible());
  });

  test("what it did not take in one visit it is told in the next one on the same machine", async (t) => {
    const lms = await lmsFor(t, "is down for statements");
    const one = await launched(t, browser, lms, `${host.url}index.html`);
    await begin(one.page);
    await replies(one.page, 2);
    await one.page.goto("about:blank");
    lms.fault = undefined;
    const next = lms.launch(`${host.url}index.html`, { registration: one.launch.registration });
    await one.page.goto(next.url);
    const answered = () => lms.statements.filter(({ verb }) => verb.id.endsWith("/answered")).length;
    await until(() => answered() === 2, "two decisions");
  });
});

/** Parameters of a launch that are not what they should be. */
const MALFORMED = {
  "an actor that is no JSON": { actor: "{ada" },
  "an actor that nobody can be": { actor: "[]" },
  "an endpoint that is no address": { endpoint: "lantern" },
  "an endpoint that runs a script": { endpoint: "javascript:alert(1)" },
  "a fetch that is no address": { fetch: "%%%" },
  "a registration that is none": { registration: "seven" },
  "no activity": { activityId: "" },
  "a great deal of text": { actor: "x".repeat(8_000) },
};

describe("a launch", () => {
  for (const [what, parameters] of Object.entries(MALFORMED)) {
    test(`with ${what}: a sentence, and the talk can be held`, async (t) => {
      const lms = await lmsFor(t);
      const url = new URL(lms.launch(`${host.url}index.html`).url);
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      const page = await opened(t, browser, url.href);
      await page.getByText(UNUSABLE).waitFor();
      await begin(page);
      await replies(page, 1);
      assert.equal(await own(page).count(), 1);
      assert.deepEqual(lms.statements, []);
    });
  }
});
