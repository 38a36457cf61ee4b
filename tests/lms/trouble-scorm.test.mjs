// What goes wrong between a course and its LMS: the talk goes on, the learner is told, nothing is lost or overwritten.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { open } from "../browser/support/engines.mjs";
import { button, own, reply, talkToTheEnd, talking } from "../browser/support/person.mjs";
import { begin, replies, tryNow } from "./support/course.mjs";
import { calls, framed, launched, leave } from "./support/frames.mjs";
import { BEA, judged, listed, openLms } from "./support/lms.mjs";
import { SCENARIO, pack } from "./support/pack.mjs";
import { until } from "./support/until.mjs";

let browser, course;
before(async () => {
  course = await pack("scorm12");
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  await course?.remove();
});

const lmsFor = async (t, more = {}) => {
  const lms = await openLms({ version: "1.2", folder: course.folder, ...more });
  t.after(() => lms.close());
  return lms;
};

const sets = async (page) => (await calls(page)).filter(({ name }) => name === "LMSSetValue").map(({ args: [element] }) => element);

/** What an LMS has kept after a launch with some replies. */
async function keptBy(t, more) {
  const lms = await lmsFor(t, more);
  const { page, frame } = await launched(t, browser, lms);
  await begin(frame);
  await replies(frame, 3);
  await leave(page, lms);
  assert.match(lms.cmi.suspend_data, /^rapport-at\/1 /);
  return lms;
}

/** What comes back in place of what was kept, and the sentence for it. */
const REFUSED = {
  "an older version's": [(data) => data.replace("rapport-at/1", "rapport-at/0"), /another version of Rapport/],
  "a later version's": [(data) => data.replace("rapport-at/1", "rapport-at/22"), /another version of Rapport/],
  "cut off": [(data) => data.slice(0, data.length / 2), /cut off or changed/],
  "a single letter off": [(data) => data.slice(0, -3) + (data.at(-3) === "A" ? "B" : "A") + data.slice(-2), /cut off or changed/],
  "another course's": [() => "bookmark=3&lesson=2", /not written by Rapport/],
  "no text at all": [() => "\u0001💥".repeat(900), /not written by Rapport/],
};

describe("what was kept and cannot be taken", () => {
  const AFRESH = "Start afresh";
  const WITHOUT = "Go on without the LMS";

  for (const [what, [change, sentence]] of Object.entries(REFUSED)) {
    test(`${what}: a sentence and a choice, and nothing is overwritten before it`, async (t) => {
      const lms = await keptBy(t);
      const damaged = change(lms.cmi.suspend_data);
      lms.cmi.suspend_data = damaged;
      const { page, frame } = await launched(t, browser, lms);
      await frame.getByText(sentence).waitFor();
      await begin(frame);
      await reply(frame);
      assert.deepEqual(await sets(page), []);
      await button(frame, AFRESH).click();
      await page.waitForFunction(() => window.calls.some(({ args: [element, value] }) => element === "cmi.suspend_data" && value?.startsWith("rapport-at/1 ")));
      await leave(page, lms);
      assert.deepEqual(judged(lms, await calls(page), { interactions: [] }).filter((fault) => !/leaves out|before cmi/.test(fault)), []);
    });
  }

  test("what the LMS does not say: it is asked for again, then a sentence and a choice", async (t) => {
    const lms = await keptBy(t);
    const before = lms.cmi.suspend_data;
    lms.fault = "throws at reads";
    const { page, frame } = await launched(t, browser, lms);
    await frame.getByText(/did not say what it is/).waitFor();
    await begin(frame);
    await reply(frame);
    assert.deepEqual(await sets(page), []);
    await leave(page, lms);
    assert.equal(lms.cmi.suspend_data, before);
  });

  test("what the LMS says only at the second time it is asked is taken", async (t) => {
    const lms = await keptBy(t);
    lms.fault = "throws at reads";
    const { page, frame } = await launched(t, browser, lms, { init: () => setInterval(() => {
      if (window.calls?.some(({ name, args }) => /GetValue$/.test(name) && args[0] === "cmi.suspend_data")) window.fault = undefined;
    }, 10) });
    await talking(frame);
    assert.equal(await own(frame).count(), 3);
    await leave(page, lms);
    assert.equal(listed(lms.cmi.interactions).length, 3);
  });

  test("another learner's: none of it is shown, and it stays as it is for who goes on without the LMS", async (t) => {
    const bea = await keptBy(t, { learner: BEA });
    const ada = Object.assign(await lmsFor(t), { cmi: bea.cmi });
    const theirs = bea.cmi.suspend_data;
    const { page, frame } = await launched(t, browser, ada);
    await frame.getByText(/belongs to somebody else/).waitFor();
    await button(frame, WITHOUT).click();
    await begin(frame);
    assert.equal(await own(frame).count(), 0);
    await reply(frame);
    await leave(page, ada);
    assert.deepEqual(await sets(page), []);
    assert.equal(ada.cmi.suspend_data, theirs);
  });
});

describe("a score that somebody changed", () => {
  test("in the browser is not told: it follows from the talk", async (t) => {
    const lms = await lmsFor(t);
    const { page, frame } = await launched(t, browser, lms);
    await begin(frame);
    await talkToTheEnd(frame, "last");
    await until(() => lms.cmi?.core?.score?.raw !== undefined && lms.cmi.core.score.raw !== "", "a score");
    const { raw } = lms.cmi.core.score;
    assert.notEqual(raw, "100");
    const changed = await frame.evaluate(() => {
      const [key] = Object.keys(localStorage).filter((key) => key.includes("attempts."));
      localStorage.setItem(key, localStorage.getItem(key).replace(/ (-|\d+,\d+,\d+) /, " 100,100,100 "));
      return localStorage.getItem(key);
    });
    assert.match(changed, / 100,100,100 /);
    // The next visit is of a platform that knows nothing yet, so that all it has in the end is told in this one.
    await leave(page, lms);
    lms.cmi = undefined;
    await page.reload();
    const again = await framed(page);
    await until(() => lms.cmi?.core?.score?.raw, "a score once more");
    assert.equal(lms.cmi.core.score.raw, raw);
    await again.waitForFunction(() => !Object.values(localStorage).some((value) => / 100,100,100 /.test(value)));
  });
});

/** What can be wrong with an LMS, and what the learner is told of it. */
const SILENT = /Your LMS does not answer/;
const FAULTS = {
  "throws at all": SILENT,
  "throws at values": SILENT,
  "throws at commits": SILENT,
  "does not begin": SILENT,
  "answers nonsense": /does not answer|cannot be used/,
  "reads nonsense": /cannot be used/,
  "refuses values": SILENT,
  "refuses commits": SILENT,
  absent: /there is none around this page/,
};

describe("an LMS that misbehaves", () => {
  for (const [fault, sentence] of Object.entries(FAULTS)) {
    test(`${fault}: the talk goes on, and the learner is told and offered a file`, async (t) => {
      const lms = Object.assign(await lmsFor(t), { fault });
      const { page, frame } = await launched(t, browser, lms);
      await begin(frame);
      await replies(frame, 3);
      await frame.getByText(sentence).waitFor();
      const [file] = await Promise.all([page.waitForEvent("download"), button(frame, "Download result file").click()]);
      const content = JSON.parse(await readFile(await file.path(), "utf8"));
      assert.ok(JSON.stringify(content).includes(SCENARIO), "the talk is in the file");
    });
  }

  test("is told all of it once it behaves again", async (t) => {
    const lms = Object.assign(await lmsFor(t), { fault: "refuses commits" });
    const { page, frame } = await launched(t, browser, lms);
    await begin(frame);
    await replies(frame, 2);
    await frame.getByText(SILENT).waitFor();
    await page.evaluate(() => (window.fault = undefined));
    await tryNow(frame);
    await frame.getByText(SILENT).waitFor({ state: "hidden", timeout: 90_000 });
    assert.match(lms.cmi.suspend_data, /^rapport-at\/1 /);
  });

  for (const [what, wait] of [["by itself", async () => {}], ["at a press", tryNow]]) {
    test(`does not begin at first: what was done meanwhile is there and is told once it does, ${what}`, async (t) => {
      const lms = Object.assign(await lmsFor(t), { fault: "does not begin" });
      const { page, frame } = await launched(t, browser, lms);
      await begin(frame);
      await replies(frame, 2);
      await frame.getByText(SILENT).waitFor();
      await page.evaluate(() => (window.fault = undefined));
      await wait(frame);
      await page.waitForFunction(() => window.calls.some(({ name, result }) => name === "LMSCommit" && String(result) === "true"), undefined, { timeout: 60_000 });
      assert.equal(await own(page.frame({ name: "course" })).count(), 2);
      await leave(page, lms);
      assert.equal(listed(lms.cmi.interactions).length, 2);
    });
  }

  test("answers slowly: a reply is shown before the LMS is told of it", async (t) => {
    const lms = Object.assign(await lmsFor(t), { fault: "answers slowly" });
    const { page, frame } = await launched(t, browser, lms);
    await begin(frame);
    await frame.evaluate(() => {
      window.painted = [];
      new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.timeOrigin + performance.now()))))
        .observe(document.querySelector("[role=log]"), { childList: true, subtree: true });
    });
    const earlier = (await calls(page)).length;
    await reply(frame);
    await page.waitForFunction((earlier) => window.calls.slice(earlier).some(({ name }) => name === "LMSCommit"), earlier);
    const [painted] = await frame.evaluate(() => window.painted);
    const told = await page.evaluate((earlier) => performance.timeOrigin + window.calls[earlier].at, earlier);
    assert.ok(painted < told, `painted at ${painted}, told at ${told}`);
  });

  test("is late with its run-time: it is told from then on", async (t) => {
    const lms = Object.assign(await lmsFor(t), { fault: "late" });
    const { page, frame } = await launched(t, browser, lms);
    await begin(frame);
    await replies(frame, 2);
    await page.waitForFunction(() => window.calls.some(({ name }) => name === "LMSCommit"));
    await leave(page, lms);
    assert.deepEqual(judged(lms, await calls(page)), []);
  });
});
