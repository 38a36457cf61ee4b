// A whole case in a real SCORM run-time, in Firefox; Chromium goes deep in scorm.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../browser/support/engines.mjs";
import * as screens from "../browser/support/screens.mjs";
import { judged, listed, openLms } from "./support/lms.mjs";
import { SCENARIO, pack } from "./support/pack.mjs";

test("Firefox tells SCORM 1.2 of a whole case, which is passed without a mastery score", async (t) => {
  const course = await pack("scorm12");
  t.after(() => course.remove());
  const lms = await openLms({ version: "1.2", folder: course.folder });
  t.after(() => lms.close());
  const firefox = await open("firefox");
  t.after(() => firefox.close());
  await firefox.goto(lms.url);
  await firefox.until(() => document.querySelector("iframe"));
  await firefox.frame.until(() => document.querySelector("h1"));
  const { replies } = await screens.talk(firefox.frame, SCENARIO, 3);
  const scores = (await screens.debriefed(firefox.frame)).map((shown) => Number(shown.split(" ").at(-1)));
  const overall = Math.round(scores.reduce((sum, score) => sum + score) / 3);
  await firefox.until((overall) => window.calls.some(({ args: [element, value] }) => element === "cmi.core.score.raw" && Number(value) === overall), overall);
  const all = await firefox.evaluate(() => {
    window.leave();
    return window.calls;
  });
  assert.deepEqual(judged(lms, all), []);
  assert.equal(all.at(-1).name, "LMSFinish");
  assert.equal(listed(lms.cmi.interactions).length, replies);
  assert.equal(lms.cmi.core.lesson_status, "passed");
});
