// The rules for cmi5 sessions and the LMS of our own: proven by another maker's course, and by sessions that break a rule.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "../browser/support/engines.mjs";
import { serve } from "../browser/support/server.mjs";
import { ADA, openCmi5 } from "./support/cmi5-lms.mjs";
import { SESSION, faults, verb } from "./support/cmi5-rules.mjs";
import * as strict from "./support/xapi.mjs";

const PEER = fileURLToPath(new URL("../node_modules/@xapi/cmi5/dist", import.meta.url));

describe("another maker's course", () => {
  let browser, host, lms;
  before(async () => {
    browser = await open("chromium");
    host = await serve({ folder: PEER });
    lms = await openCmi5();
  });
  after(async () => {
    await browser?.close();
    host?.close();
    lms?.close();
  });

  /** Runs a session of the peer in a page of its own origin. */
  async function session(how, steps) {
    const launch = lms.launch(`${host.url}Cmi5.esm.js`, how);
    await browser.page.goto(launch.url);
    await browser.page.evaluate(async ([address, query, steps]) => {
      const { default: Cmi5 } = await import(address);
      const given = new URLSearchParams(query);
      const launchParameters = { ...Object.fromEntries(given), actor: JSON.parse(given.get("actor")) };
      const course = new Cmi5(launchParameters);
      await course.initialize();
      for (const [step, ...words] of steps) await course[step](...words);
      await course.terminate();
    }, [`${host.url}Cmi5.esm.js`, new URL(launch.url).search, steps]);
    return launch;
  }

  test("holds a whole session that breaks no rule, from another origin", async () => {
    const first = await session({ masteryScore: 0.8 }, [
      ["interactionChoice", "https://lantern.example/course/1", "first", ["wait"], ["wait"]],
      ["complete"],
      ["pass", { scaled: 0.9, raw: 90, min: 0, max: 100 }],
    ]);
    const { statements } = first.session;
    assert.deepEqual(statements.map(verb), ["initialized", "answered", "completed", "passed", "terminated"]);
    assert.deepEqual(faults(first, statements), []);
    for (const statement of statements) assert.deepEqual(strict.faults(statement), []);

    const kinds = lms.asked.map(({ method, kind }) => `${method} ${kind}`);
    assert.deepEqual(kinds.slice(0, 3), ["POST fetch", "GET state", "GET profile"]);
  });

  test("is told that completing again is one time too many", async () => {
    const first = await session({}, [["complete"]]);
    const { registration } = first;
    const again = await session({ registration }, [["complete"]]);
    assert.deepEqual(faults(again, again.session.statements), []);
    assert.deepEqual(faults(again, again.session.statements, { before: first.session.statements }), ["completed comes twice in one registration"]);
  });

  test("gets the token once", async () => {
    const launch = await session({}, []);
    const again = await fetch(new URL(launch.url).searchParams.get("fetch"), { method: "POST" });
    assert.equal((await again.json())["error-code"], "1");
  });
});

const LAUNCH = {
  actor: ADA,
  registration: randomUUID(),
  activityId: "https://lantern.example/course/1",
  template: { contextActivities: { grouping: [{ id: "https://lantern.example/publisher" }] }, extensions: { [SESSION]: randomUUID() } },
  mode: "Normal",
  masteryScore: 0.8,
};

const RESULTS = {
  completed: { completion: true, duration: "PT5M12.34S" },
  passed: { success: true, score: { scaled: 0.8 }, duration: "PT5M" },
  failed: { success: false, score: { scaled: 0.79 }, duration: "PT5M" },
  terminated: { duration: "PT6M" },
};

/** A right statement by its verb; `change` may make it a wrong one. */
function statement(name, change = () => {}) {
  const result = RESULTS[name];
  const category = ["cmi5", ...(result?.completion !== undefined || result?.success !== undefined ? ["moveon"] : [])];
  const made = structuredClone({
    id: randomUUID(),
    timestamp: "2026-01-31T20:00:00.000Z",
    actor: ADA,
    verb: { id: `http://adlnet.gov/expapi/verbs/${name}` },
    object: { id: LAUNCH.activityId },
    context: {
      registration: LAUNCH.registration,
      extensions: {
        ...LAUNCH.template.extensions,
        ...(["passed", "failed"].includes(name) && { "https://w3id.org/xapi/cmi5/context/extensions/masteryscore": 0.8 }),
      },
      contextActivities: {
        ...LAUNCH.template.contextActivities,
        category: category.map((id) => ({ id: `https://w3id.org/xapi/cmi5/context/categories/${id}` })),
      },
    },
    ...(result && { result }),
  });
  change(made);
  return made;
}

const answered = (change) => statement("answered", (made) => {
  made.object.id = "https://lantern.example/course/1/turn/1";
  delete made.context.contextActivities.category;
  change?.(made);
});

/** A session around what is said between its beginning and its end. */
const whole = (...between) => [statement("initialized"), ...between, statement("terminated")];

const RIGHT = {
  "nothing but begin and end": whole(),
  "decisions, completed and passed": whole(answered(), statement("completed"), statement("passed")),
  "failed": whole(statement("failed")),
};

const WRONG = {
  "another actor": [whole(statement("completed", (it) => (it.actor = { ...ADA, name: "Bea" }))), /another actor/],
  "another registration": [whole(statement("completed", (it) => (it.context.registration = randomUUID()))), /another registration/],
  "no session id": [whole(answered((it) => (it.context.extensions = {}))), /context template/],
  "no grouping of the template": [whole(answered((it) => (it.context.contextActivities = {}))), /context template/],
  "no category": [whole(statement("completed", (it) => it.context.contextActivities.category.shift())), /no category of cmi5/],
  "no moveon": [whole(statement("completed", (it) => it.context.contextActivities.category.pop())), /no category moveon/],
  "a decision in the category of cmi5": [whole(answered((it) => (it.context.contextActivities.category = [{ id: "https://w3id.org/xapi/cmi5/context/categories/cmi5" }]))), /without being of cmi5/],
  "another activity": [whole(statement("completed", (it) => (it.object.id += "/part"))), /another activity/],
  "no duration": [whole(statement("completed", (it) => delete it.result.duration)), /no duration/],
  "a duration in words": [whole(statement("completed", (it) => (it.result.duration = "5 min"))), /duration of 5 min/],
  "a score where none belongs": [whole(statement("completed", (it) => (it.result.score = { scaled: 1 }))), /has a score/],
  "a success where none belongs": [whole(statement("completed", (it) => (it.result.success = true))), /has a success/],
  "a score over 1": [whole(statement("passed", (it) => (it.result.score.scaled = 1.2))), /scaled score of 1.2/],
  "a raw score without bounds": [whole(statement("passed", (it) => (it.result.score.raw = 80))), /outside of its bounds/],
  "passed below the mastery score": [whole(statement("passed", (it) => (it.result.score.scaled = 0.79))), /mastery score of 0.8/],
  "failed at the mastery score": [whole(statement("failed", (it) => (it.result.score.scaled = 0.8))), /mastery score of 0.8/],
  "no mastery score": [whole(statement("passed", (it) => (it.context.extensions = LAUNCH.template.extensions))), /mastery score of the launch/],
  "local time": [whole(answered((it) => (it.timestamp = "2026-01-31T20:00:00+01:00"))), /timestamp in UTC/],
  "no id": [whole(answered((it) => delete it.id)), /no id/],
  "a verb of the LMS": [whole(answered((it) => (it.verb.id = "https://w3id.org/xapi/adl/verbs/satisfied"))), /for the LMS/],
  "no beginning": [whole().slice(1), /begin with initialized/],
  "no end": [whole().slice(0, 1), /end with terminated/],
  "something after the end": [[...whole(), answered(), statement("terminated")], /after terminated/],
  "passed twice": [whole(statement("passed"), statement("passed")), /passed comes twice/],
  "failed after passed": [whole(statement("passed"), statement("failed")), /failed comes after/],
};

describe("the rules of a session", () => {
  for (const [what, statements] of Object.entries(RIGHT)) {
    test(`allow ${what}`, () => assert.deepEqual(faults(LAUNCH, statements), []));
  }
  for (const [what, [statements, sentence]] of Object.entries(WRONG)) {
    test(`refuse ${what}`, () => {
      const found = faults(LAUNCH, statements);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0], sentence);
    });
  }
  test("refuse a decision in the mode Review", () => {
    assert.deepEqual(faults({ ...LAUNCH, mode: "Review" }, whole(answered())), ["the mode Review judges"]);
  });
});

describe("the strict validator", () => {
  const STATEMENT = { id: randomUUID(), actor: ADA, verb: { id: "http://adlnet.gov/expapi/verbs/answered" }, object: { id: "https://lantern.example/1" } };
  const CHANGES = {
    "a scaled score of 2": { result: { score: { scaled: 2 } } },
    "a duration in words": { result: { duration: "5 min" } },
    "a verb that is no address": { verb: { id: "answered" } },
    "a key that nobody knows": { mood: "calm" },
    "a time in words": { timestamp: "yesterday" },
  };
  test("takes a right statement", () => assert.deepEqual(strict.faults(STATEMENT), []));
  for (const [what, change] of Object.entries(CHANGES)) {
    test(`refuses ${what}`, () => assert.equal(strict.faults({ ...STATEMENT, ...change }).length, 1));
  }
});
