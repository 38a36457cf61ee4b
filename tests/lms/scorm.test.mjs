// Whole cases in a real SCORM run-time: what is told, held against the strict table, and what comes back.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "../browser/support/engines.mjs";
import { debrief, own, reply, scored, talkToTheEnd, talking } from "../browser/support/person.mjs";
import { begin, followUp, replies, shown } from "./support/course.mjs";
import { calls, framed, launched, leave } from "./support/frames.mjs";
import { ADA, BEA, judged, listed, openLms } from "./support/lms.mjs";
import { imported } from "./support/openedx.mjs";
import { pack } from "./support/pack.mjs";
import { until } from "./support/until.mjs";

const MASTERY = 60;
const TEXTS = {
  message: "Thank you for your time today, {Mrs Reyes}.\nI ring you on Friday.",
  note: "She rang about the letter. I ring her on Friday.",
};

/** Where each version has what is told: calls by what they do, and elements by what they are of. */
const VERSIONS = {
  1.2: {
    as: "scorm12",
    block: "SCORM_12",
    set: "LMSSetValue", commit: "LMSCommit", finish: "LMSFinish",
    status: ({ core }) => core.lesson_status,
    passed: ["passed", "failed"],
    failedIs: "incomplete",
    had: { core: { lesson_status: "passed", score: { raw: "100", min: "0", max: "100" } } },
    incomplete: "incomplete",
    exit: ({ core }) => core.exit,
    location: ({ core }) => core.lesson_location,
    raw: ({ core }) => core.score.raw,
    response: "student_response",
    comments: ({ comments }) => [comments],
    time: /^\d\d:\d\d:\d\d$/,
  },
  2004: {
    as: "scorm2004",
    block: "SCORM_2004",
    set: "SetValue", commit: "Commit", finish: "Terminate",
    status: ({ completion_status }) => completion_status,
    passed: ["completed"],
    failedIs: "completed",
    had: { completion_status: "completed", success_status: "passed", progress_measure: "1", score: { raw: "100", min: "0", max: "100", scaled: "1" } },
    incomplete: "incomplete",
    exit: ({ exit }) => exit,
    location: ({ location }) => location,
    raw: ({ score }) => score.raw,
    response: "learner_response",
    comments: ({ comments_from_learner }) => Object.values(comments_from_learner.childArray ?? comments_from_learner).map(({ comment }) => comment),
  },
};

let browser;
before(async () => {
  browser = await open("chromium");
});
after(() => browser?.close());

for (const [version, how] of Object.entries(VERSIONS)) {
  describe(`SCORM ${version}`, () => {
    let course;
    before(async () => {
      course = await pack(how.as, "--mastery", `${MASTERY}`);
    });
    after(() => course?.remove());

    const lmsFor = async (t, more = {}) => {
      const lms = await openLms({ version, folder: course.folder, ...more });
      t.after(() => lms.close());
      return lms;
    };
    const set = (all) => all.filter(({ name }) => name === how.set).map(({ args }) => args);
    const told = (all, element) => set(all).filter(([one]) => one === element).map(([, value]) => value);

    test("hears a whole case: each decision as it falls, scores and status at the end", async (t) => {
      const lms = await lmsFor(t);
      const { page, frame, before } = await launched(t, browser, lms);
      await begin(frame);
      for (let given = 1; given <= 3; given += 1) {
        await reply(frame);
        await page.waitForFunction(([set, commit, at]) => {
          const told = window.calls.findIndex(({ name, args }) => name === set && args[0] === `cmi.interactions.${at}.id`);
          return told >= 0 && window.calls.slice(told).some(({ name }) => name === commit);
        }, [how.set, how.commit, given - 1]);
        assert.equal(listed(lms.cmi.interactions).length, given);
      }
      assert.equal(how.status(lms.cmi), how.incomplete);
      await talkToTheEnd(frame);
      const given = await own(frame).count();
      await followUp(frame, TEXTS);
      const scores = await scored(frame);
      const overall = Math.round(scores.reduce((sum, score) => sum + score) / 3);
      await page.waitForFunction(([set, overall]) => {
        const told = window.calls.filter(({ name, args }) => name === set && /score\.raw$/.test(args[0]) && !/objectives/.test(args[0]));
        return Number(told.at(-1)?.args[1]) === overall;
      }, [how.set, overall]);
      await leave(page, lms);

      const all = await calls(page);
      assert.deepEqual(judged(lms, all, before), []);
      assert.equal(all.at(-1).name, how.finish);
      assert.ok(how.passed.includes(how.status(lms.cmi)), how.status(lms.cmi));
      assert.equal(Number(how.raw(lms.cmi)), overall);
      const interactions = listed(lms.cmi.interactions);
      assert.equal(interactions.length, given);
      for (const interaction of interactions) {
        assert.ok(interaction[how.response], JSON.stringify(interaction));
        assert.ok(interaction.latency && interaction.result && interaction.type, JSON.stringify(interaction));
      }
      assert.equal(new Set(interactions.map(({ id }) => id)).size, given);
      const objectives = Object.fromEntries(listed(lms.cmi.objectives).map(({ id, score }) => [id, Number(score.raw)]));
      assert.deepEqual(objectives, { empathy: scores[0], clarity: scores[1], solution: scores[2] });
      const comments = how.comments(lms.cmi).join("\n");
      for (const text of ["I ring you on Friday.", TEXTS.note]) assert.ok(comments.includes(text), comments);
      if (version === "2004") {
        assert.equal(lms.cmi.success_status, overall >= MASTERY ? "passed" : "failed");
        assert.equal(Number(lms.cmi.score.scaled), overall / 100);
        assert.equal(Number(lms.cmi.progress_measure), 1);
        for (const { description } of interactions) assert.ok(description);
      }
    });

    test("goes on, on another machine, at the same turn of the same day", async (t) => {
      const lms = await lmsFor(t);
      const first = await launched(t, browser, lms);
      await begin(first.frame);
      await replies(first.frame, 3);
      const before = await shown(first.frame);
      await leave(first.page, lms);
      assert.deepEqual(judged(lms, await calls(first.page)), []);
      assert.equal(how.exit(lms.cmi), "suspend");

      const next = await launched(t, browser, lms);
      await talking(next.frame);
      assert.deepEqual(await shown(next.frame), before);
      await talkToTheEnd(next.frame, "last");
      const given = await own(next.frame).count();
      await leave(next.page, lms);
      assert.deepEqual(judged(lms, await calls(next.page), next.before), []);
      assert.equal(listed(lms.cmi.interactions).length, given);
    });

    for (const before of [0, 1]) {
      test(`hears of a reply that is given in the very moment of leaving, after ${before}`, async (t) => {
        const lms = await lmsFor(t);
        const { page, frame } = await launched(t, browser, lms);
        await begin(frame);
        await replies(frame, before);
        const ends = lms.finished.length;
        await page.evaluate(() => {
          const { contentDocument } = document.querySelector("iframe");
          contentDocument.querySelector("#replies button:not([aria-disabled=true])").click();
          window.leave();
        });
        await until(() => lms.finished.length > ends, "the end of the launch");
        await until(() => listed(lms.cmi?.interactions).length === before + 1, "every decision");
      });
    }

    test("hears the end also where the learner leaves the page of the LMS", async (t) => {
      const lms = await lmsFor(t);
      const { page, frame } = await launched(t, browser, lms);
      await begin(frame);
      await reply(frame);
      await page.goto("about:blank");
      const all = await until(() => lms.finished[0], "the end of the launch");
      assert.equal(all.at(-1).name, how.finish);
      assert.deepEqual(judged(lms, all), []);
    });

    test("keeps two learners of one machine apart", async (t) => {
      const lms = await lmsFor(t);
      const { page, frame } = await launched(t, browser, lms);
      await begin(frame);
      await replies(frame, 2);
      await leave(page, lms);
      const adas = lms.cmi;
      Object.assign(lms, { learner: BEA, cmi: undefined });
      await page.goto(lms.url);
      const theirs = await framed(page);
      await begin(theirs);
      assert.equal(await own(theirs).count(), 0);
      await reply(theirs);
      await leave(page, lms);
      assert.equal(listed(lms.cmi.interactions).length, 1);
      Object.assign(lms, { learner: ADA, cmi: adas });
      await page.goto(lms.url);
      const again = await framed(page);
      await talking(again);
      assert.equal(await own(again).count(), 2);
    });

    test("is not told of anything in a launch for review", async (t) => {
      const lms = Object.assign(await lmsFor(t), { mode: "review" });
      const { page, frame } = await launched(t, browser, lms);
      await begin(frame);
      await talkToTheEnd(frame);
      await leave(page, lms);
      assert.deepEqual(set(await calls(page)), []);
      assert.equal((await calls(page)).at(-1).name, how.finish);
    });

    test("never hears of less than it has, also where it lost what was kept", async (t) => {
      const lms = Object.assign(await lmsFor(t), { cmi: how.had });
      const { page, frame, before } = await launched(t, browser, lms);
      await begin(frame);
      await talkToTheEnd(frame);
      const given = await own(frame).count();
      await debrief(frame);
      await leave(page, lms);
      assert.deepEqual(judged(lms, await calls(page), before), []);
      assert.equal(Number(how.raw(lms.cmi)), 100);
      assert.equal(how.status(lms.cmi), how.passed[0]);
      assert.equal(listed(lms.cmi.interactions).length, given);
    });

    test("Open edX imports the package, and grades what was told", async (t) => {
      const lms = await lmsFor(t);
      const { page, frame } = await launched(t, browser, lms);
      await begin(frame);
      await talkToTheEnd(frame);
      await debrief(frame);
      // What the frame shows, it tells once it has worked it out by itself.
      const isScore = (set) => window.calls.some(({ name, args }) => name === set && /^cmi\.(core\.)?score\.raw$/.test(args[0]));
      await page.waitForFunction(isScore, how.set);
      await leave(page, lms);
      const made = await imported(course.zip, set(await calls(page)));
      assert.deepEqual(made.errors, []);
      assert.deepEqual(made.warnings, []);
      assert.equal(made.version, how.block);
      assert.ok(made.index_is_there, made.index);
      const overall = Number(how.raw(lms.cmi));
      assert.equal(made.success, overall >= MASTERY ? "passed" : "failed");
      assert.equal(made.status, overall >= MASTERY ? "completed" : how.failedIs);
      assert.equal(made.score, overall / 100);
    });
  });
}
