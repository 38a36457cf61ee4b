// The LMS that courses are tried in: it keeps what it is told, gives it back, and can misbehave.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "../browser/support/engines.mjs";
import { calls, launched, leave } from "./support/frames.mjs";
import { judged, listed, openLms } from "./support/lms.mjs";
import { until } from "./support/until.mjs";

const BLANK = fileURLToPath(new URL("fixtures/blank", import.meta.url));

let browser;
before(async () => {
  browser = await open("chromium");
});
after(() => browser?.close());

/** A course in each version that behaves: what it says at its first launch. */
const COURSES = {
  1.2: {
    api: "API",
    begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", finish: "LMSFinish",
    says: {
      "cmi.core.score.raw": "66.67",
      "cmi.core.lesson_status": "incomplete",
      "cmi.suspend_data": "half way",
      "cmi.objectives.0.id": "empathy",
      "cmi.objectives.0.score.raw": "70",
      "cmi.interactions.0.id": "first.1",
      "cmi.interactions.0.type": "performance",
      "cmi.interactions.0.result": "neutral",
      "cmi.core.session_time": "0000:05:12.34",
      "cmi.core.exit": "suspend",
    },
  },
  2004: {
    api: "API_1484_11",
    begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", finish: "Terminate",
    says: {
      "cmi.score.scaled": "0.6667",
      "cmi.completion_status": "incomplete",
      "cmi.suspend_data": "half way",
      "cmi.objectives.0.id": "empathy",
      "cmi.objectives.0.score.raw": "70",
      "cmi.interactions.0.id": "first.1",
      "cmi.interactions.0.type": "choice",
      "cmi.interactions.0.timestamp": "2026-01-31T20:00:00.00Z",
      "cmi.interactions.0.learner_response": "a[,]b",
      "cmi.session_time": "PT5M12.34S",
      "cmi.exit": "suspend",
    },
  },
};

/** Says one thing from within the course. */
const say = (frame, { api }, name, ...args) =>
  frame.evaluate(([api, name, args]) => parent[api][name](...args), [api, name, args]);

for (const [version, course] of Object.entries(COURSES)) {
  describe(`scorm-again ${version}`, () => {
    let lms;
    before(async () => {
      lms = await openLms({ version, folder: BLANK });
    });
    after(() => lms?.close());

    test("keeps what a course says until the next launch, and each call is judged", async (t) => {
      const { page, frame, before } = await launched(t, browser, lms);
      await say(frame, course, course.begin, "");
      for (const [element, value] of Object.entries(course.says)) await say(frame, course, course.set, element, value);
      await say(frame, course, course.commit, "");
      await say(frame, course, course.finish, "");
      assert.deepEqual(judged(lms, await calls(page), before), []);
      await until(() => lms.finished.at(-1), "the end, as it was told");
      assert.deepEqual(await calls(page), lms.finished.at(-1));
      assert.equal(listed(lms.cmi.interactions).length, 1);

      const next = await launched(t, browser, lms);
      await say(next.frame, course, course.begin, "");
      assert.equal(await say(next.frame, course, course.get, "cmi.suspend_data"), "half way");
      assert.equal(await say(next.frame, course, course.get, version === "1.2" ? "cmi.core.entry" : "cmi.entry"), "resume");
      assert.equal(String(await say(next.frame, course, course.get, "cmi.interactions._count")), "1");
      await say(next.frame, course, course.set, "cmi.interactions.1.id", "first.2");
      assert.deepEqual(judged(lms, await calls(next.page), next.before), []);
    });

    test("hears of a value that is too long, of a wrong element, and of an end in a frame that is taken away", async (t) => {
      const { page, frame } = await launched(t, browser, lms);
      await say(frame, course, course.begin, "");
      await say(frame, course, course.set, "cmi.suspend_data", "x".repeat(64_001));
      await say(frame, course, course.set, "cmi.core.mood", "calm");
      await frame.evaluate(([api, finish]) => addEventListener("pagehide", () => parent[api][finish]("")), [course.api, course.finish]);
      await leave(page, lms);
      const found = judged(lms, await calls(page));
      for (const sentence of [/longer than/, /does not have/, /without session_time/]) {
        assert.ok(found.some((fault) => sentence.test(fault)), `${sentence} in ${found.join("\n")}`);
      }
      assert.equal((await calls(page)).at(-1).name, course.finish);
    });
  });
}

/** What a course meets when the LMS misbehaves: the fault, the call, and what comes of it. */
const MISBEHAVES = [
  ["throws at all", "begin", [""], { threw: /fell over/ }],
  ["throws at values", "set", ["cmi.suspend_data", ""], { threw: /undefined/ }],
  ["throws at commits", "commit", [""], { threw: /database/ }],
  ["does not begin", "begin", [""], { result: "false" }],
  ["answers nonsense", "get", ["cmi.suspend_data"], { result: "[object Object]" }],
  ["reads nonsense", "get", ["cmi.suspend_data"], { result: "<html><title>Session expired</title></html>" }],
  ["refuses values", "set", ["cmi.suspend_data", ""], { result: "false" }],
  ["refuses commits", "commit", [""], { result: "false" }],
  ["answers slowly", "commit", [""], { result: "true", took: 700 }],
];

describe("an LMS that misbehaves", () => {
  for (const [fault, kind, args, { threw = /^no$/, result = "undefined", took = 0 }] of MISBEHAVES) {
    test(fault, async (t) => {
      const course = COURSES["1.2"];
      const lms = Object.assign(await openLms({ version: "1.2", folder: BLANK }), { fault });
      t.after(() => lms.close());
      const { page, frame } = await launched(t, browser, lms);
      if (kind !== "begin") await say(frame, course, course.begin, "");
      await say(frame, course, course[kind], ...args).catch(() => {});
      const last = (await calls(page)).at(-1);
      assert.match(last.threw ?? "no", threw);
      assert.equal(String(last.result), result);
      assert.ok(last.took >= took, `${last.took} ms`);
    });
  }

  for (const [fault, there] of [["absent", false], ["late", true]]) {
    test(`its run-time is ${fault}`, async (t) => {
      const lms = Object.assign(await openLms({ version: "2004", folder: BLANK }), { fault });
      t.after(() => lms.close());
      const { page } = await launched(t, browser, lms);
      if (there) await page.waitForFunction(() => window.API_1484_11 !== undefined);
      assert.equal(await page.evaluate(() => "API_1484_11" in window), there);
    });
  }
});
