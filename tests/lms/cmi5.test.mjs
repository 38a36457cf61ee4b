// Whole cases launched by cmi5: order and content of what is said, and what comes back at the next launch.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "../browser/support/engines.mjs";
import { reply, scored, talkToTheEnd, talking } from "../browser/support/person.mjs";
import { serve } from "../browser/support/server.mjs";
import { openCmi5 } from "./support/cmi5-lms.mjs";
import { faults, verb } from "./support/cmi5-rules.mjs";
import { begin, replies, shown } from "./support/course.mjs";
import { launched, leave } from "./support/launches.mjs";
import { SCENARIO, pack } from "./support/pack.mjs";
import { until } from "./support/until.mjs";
import * as strict from "./support/xapi.mjs";

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

/** A launch by an LMS of its own, or by that of a launch before. */
async function session(t, { lms, ...how } = {}) {
  const launching = lms ?? (await openCmi5());
  if (lms === undefined) t.after(() => launching.close());
  return { lms: launching, ...(await launched(t, browser, launching, `${host.url}index.html`, how)) };
}

/** Talks to the end and waits for the scores, which the debrief shows. */
async function toTheDebrief({ page }, which) {
  await talkToTheEnd(page, which);
  await page.getByRole("link", { name: "See how it went" }).click();
  return scored(page);
}

const judged = ({ launch }, more) => [
  ...faults(launch, launch.session.statements, more),
  ...launch.session.statements.flatMap(strict.faults),
];

test("a session says each decision as it falls, then completed and passed, and breaks no rule", async (t) => {
  const one = await session(t, { masteryScore: 0 });
  await begin(one.page);
  for (let given = 1; given <= 2; given += 1) {
    await reply(one.page);
    await until(() => one.said().filter((name) => name === "answered").length === given, `decision ${given}`);
  }
  const scores = await toTheDebrief(one);
  await until(() => one.said().includes("passed"), "passed");
  await leave(one);

  assert.deepEqual(judged(one), []);
  assert.ok(one.said().includes("completed"), one.said().join());
  const { result } = one.launch.session.statements.find((statement) => verb(statement) === "passed");
  assert.equal(result.score.scaled, Math.round(scores.reduce((sum, score) => sum + score) / 3) / 100);
});

test("a session asks for its token once, and reads before it says anything", async (t) => {
  const one = await session(t);
  await begin(one.page);
  await reply(one.page);
  await leave(one);
  const asked = one.lms.asked.map(({ method, kind, query: { stateId } }) => [method, kind, stateId].filter(Boolean).join(" "));
  assert.equal(asked.filter((what) => what === "POST fetch").length, 1);
  const first = asked.findIndex((what) => /^(POST|PUT) statements$/.test(what));
  for (const what of ["POST fetch", "GET state LMS.LaunchData", "GET profile"]) {
    assert.ok(asked.includes(what) && asked.indexOf(what) < first, asked.join());
  }
  assert.ok(!asked.some((what) => /^(PUT|POST|DELETE) state LMS\.LaunchData$/.test(what)), asked.join());
});

test("a session goes on, on another machine, at the same turn of the same day", async (t) => {
  const one = await session(t);
  await begin(one.page);
  await replies(one.page, 3);
  const before = await shown(one.page);
  await leave(one);

  const { lms, launch: { registration } } = one;
  const next = await session(t, { lms, registration });
  await talking(next.page);
  assert.deepEqual(await shown(next.page), before);
  await toTheDebrief(next);
  await until(() => next.said().includes("completed"), "completed");
  await leave(next);
  assert.deepEqual(judged(one), []);
  assert.deepEqual(judged(next, { before: one.launch.session.statements }), []);
});

test("a registration is passed and completed once, however often it is launched", async (t) => {
  const one = await session(t, { masteryScore: 0 });
  await begin(one.page);
  await toTheDebrief(one);
  await until(() => one.said().includes("passed"), "passed");
  await leave(one);

  const { lms, launch: { registration } } = one;
  const next = await session(t, { lms, registration, masteryScore: 0 });
  await until(() => next.said().includes("initialized"), "the beginning");
  await next.page.evaluate((id) => (location.hash = `#/talk/${id}?seed=77`), SCENARIO);
  await toTheDebrief(next, "last");
  await leave(next);
  assert.deepEqual(judged(next, { before: one.launch.session.statements }), []);
});

test("a case below the mastery score is failed when the session ends, and completed all the same", async (t) => {
  const one = await session(t, { masteryScore: 1 });
  await begin(one.page);
  await toTheDebrief(one);
  await until(() => one.said().includes("scored"), "scored");
  await leave(one);
  assert.deepEqual(judged(one), []);
  assert.deepEqual(one.said().slice(-2), ["failed", "terminated"]);
});

for (const mode of ["Browse", "Review"]) {
  test(`a session in the mode ${mode} says that it began and ended, and no more`, async (t) => {
    const one = await session(t, { mode });
    await begin(one.page);
    await toTheDebrief(one);
    await leave(one);
    assert.deepEqual(one.said(), ["initialized", "terminated"]);
    assert.deepEqual(judged(one), []);
  });
}
