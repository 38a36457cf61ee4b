// The strict table itself: what it must take, and that it can refuse.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faults } from "./support/strict.mjs";

const LONG = (length) => "x".repeat(length);
const call = (name, ...args) => ({ name, args, result: "true", error: "0" });

/** Values by element: what passes, and what does not. */
const VALUES = {
  1.2: {
    "cmi.suspend_data": { good: ["", LONG(4096)], bad: [LONG(4097)] },
    "cmi.comments": { good: ["Seen.\nTwice."], bad: [LONG(4097)] },
    "cmi.core.lesson_location": { good: [LONG(255)], bad: [LONG(256)] },
    "cmi.core.lesson_status": { good: ["passed", "incomplete"], bad: ["not attempted", "browsed", "Passed", ""] },
    "cmi.core.score.raw": { good: ["0", "100", "66.67"], bad: ["-1", "100.01", "", "66,7", "1e2", "NaN"] },
    "cmi.core.session_time": { good: ["0000:05:12.34"], bad: ["00:05:12", "0000:65:12.34", "PT5M"] },
    "cmi.core.exit": { good: ["suspend", ""], bad: ["logout", "normal"] },
    "cmi.objectives.0.id": { good: ["solution_focus"], bad: ["solution focus", "solution-focus", "", LONG(256)] },
    "cmi.interactions.0.id": { good: ["not_covered.7.1.3"], bad: ["not-covered", "a b"] },
  },
  2004: {
    "cmi.suspend_data": { good: [LONG(64_000)], bad: [LONG(64_001)] },
    "cmi.location": { good: [LONG(1_000)], bad: [LONG(1_001)] },
    "cmi.completion_status": { good: ["completed", "incomplete"], bad: ["passed", "not attempted"] },
    "cmi.success_status": { good: ["passed", "failed", "unknown"], bad: ["completed"] },
    "cmi.progress_measure": { good: ["0", "0.5", "1"], bad: ["1.1", "-0.1", "50%"] },
    "cmi.score.scaled": { good: ["-1", "0.6667", "1"], bad: ["1.01", "66"] },
    "cmi.score.max": { good: ["100"], bad: ["1", "100.0"] },
    "cmi.session_time": { good: ["PT5M12.34S", "PT0S", "PT1H"], bad: ["PT", "PT5M12.345S", "0000:05:12.34", "P1D"] },
    "cmi.exit": { good: ["suspend", "normal", ""], bad: ["logout"] },
    "cmi.comments_from_learner.0.comment": { good: ["She rang at ten."], bad: [LONG(4_001), "two\nlines", "{lang=xx"] },
    "cmi.interactions.0.id": { good: ["not_covered.7.1.3"], bad: ["not-covered.7", ""] },
  },
};

/** An interaction with one field more. */
const interaction = (version, type, field, value) => launch(
  version,
  ["cmi.interactions.0.id", "one.1"],
  ["cmi.interactions.0.type", type],
  [`cmi.interactions.0.${field}`, value],
);

/** A whole launch in which these values are set. */
function launch(version, ...values) {
  const [begin, set, finish, prefix] = version === "1.2"
    ? ["LMSInitialize", "LMSSetValue", "LMSFinish", "cmi.core."]
    : ["Initialize", "SetValue", "Terminate", "cmi."];
  const time = version === "1.2" ? "0000:00:01.00" : "PT1S";
  return [
    call(begin, ""),
    ...values.map(([element, value]) => call(set, element, value)),
    call(set, `${prefix}session_time`, time),
    call(set, `${prefix}exit`, "suspend"),
    call(finish, ""),
  ];
}

for (const [version, elements] of Object.entries(VALUES)) {
  describe(`SCORM ${version}`, () => {
    for (const [element, { good, bad }] of Object.entries(elements)) {
      test(`${element} takes what all run-times take, and nothing else`, () => {
        for (const value of good) assert.deepEqual(faults(version, launch(version, [element, value])), [], value);
        for (const value of bad) assert.equal(faults(version, launch(version, [element, value])).length, 1, value);
      });
    }
  });
}

const INTERACTIONS = [
  // version, type, field, good, bad
  ["1.2", "choice", "student_response", "a,c", "one.two"],
  ["1.2", "performance", "student_response", "asks what happened", LONG(256)],
  ["1.2", "choice", "result", "wrong", "incorrect"],
  ["1.2", "choice", "time", "23:59:59", "24:00:00"],
  ["1.2", "choice", "latency", "0000:00:07.20", "PT7.2S"],
  ["2004", "choice", "learner_response", "ask_first[,]wait", "ask-first"],
  ["2004", "choice", "learner_response", "ask_first", "ask_first[,]ask_first"],
  ["2004", "choice", "learner_response", Array.from({ length: 36 }, (_, at) => `r${at}`).join("[,]"), Array.from({ length: 37 }, (_, at) => `r${at}`).join("[,]")],
  ["2004", "long-fill-in", "learner_response", LONG(4_000), LONG(4_001)],
  ["2004", "choice", "result", "incorrect", "wrong"],
  ["2004", "choice", "timestamp", "2026-01-31T20:00:00.00Z", "2026-01-31T20:00:00Z"],
  ["2004", "choice", "latency", "PT7.2S", "PT7.201S"],
  ["2004", "choice", "description", "What she said next", "{what} she said next"],
];

describe("an interaction", () => {
  for (const [version, type, field, good, bad] of INTERACTIONS) {
    test(`of ${version} as ${type}: ${field} can be "${good.slice(0, 30)}" and not "${bad.slice(0, 30)}"`, () => {
      assert.deepEqual(faults(version, interaction(version, type, field, good)), []);
      assert.equal(faults(version, interaction(version, type, field, bad)).length, 1);
    });
  }

  test("has a type for 1.2 that 1.2 knows", () => {
    assert.equal(faults("1.2", launch("1.2", ["cmi.interactions.0.id", "one"], ["cmi.interactions.0.type", "long-fill-in"])).length, 1);
  });

  test("goes on where the launch before ended", () => {
    const next = launch("2004", ["cmi.interactions.4.id", "five"], ["cmi.interactions.4.result", "correct"]);
    assert.deepEqual(faults("2004", next, { interactions: 4 }), []);
    assert.notDeepEqual(faults("2004", next), []);
  });
});

/** Launches with one thing wrong in them, and what is said of it. */
const ORDER = {
  "a value before the beginning": [[call("LMSSetValue", "cmi.core.exit", ""), ...launch("1.2")], /before the beginning/],
  "a second beginning": [[call("LMSInitialize", ""), ...launch("1.2")], /twice/],
  "a value after the end": [[...launch("2004"), call("SetValue", "cmi.location", "x")], /after the end/],
  "an end without a time": [launch("2004").filter(({ args }) => args[0] !== "cmi.session_time"), /without session_time/],
  "a beginning with a word": [[call("Initialize", "now"), ...launch("2004").slice(1)], /one empty text/],
  "a call of the other version": [[...launch("1.2").slice(0, 1), call("SetValue", "cmi.location", "")], /not a call/],
  "an element nobody defined": [launch("1.2", ["cmi.core.mood", "calm"]), /does not have/],
  "a number that is no text": [launch("1.2", ["cmi.core.score.raw", 80]), /not given as text/],
  "a score after the status": [launch("1.2", ["cmi.core.lesson_status", "passed"], ["cmi.core.score.raw", "80"]), /after the status/],
  "an interaction without an id": [launch("1.2", ["cmi.interactions.0.type", "choice"]), /before cmi.interactions.0.id/],
  "an interaction left out": [launch("1.2", ["cmi.interactions.1.id", "two"]), /leaves out cmi.interactions.0/],
  "a response before its type": [launch("2004", ["cmi.interactions.0.id", "one"], ["cmi.interactions.0.learner_response", "a"]), /before the interaction's type/],
  "two objectives of one id": [launch("2004", ["cmi.objectives.0.id", "empathy"], ["cmi.objectives.1.id", "empathy"]), /another objective/],
  "an objective renamed": [launch("2004", ["cmi.objectives.0.id", "empathy"], ["cmi.objectives.0.id", "clarity"]), /changes an id/],
  "an interaction read in 1.2": [[call("LMSInitialize", ""), call("LMSGetValue", "cmi.interactions.0.id")], /only written/],
  "a value the LMS refused": [[call("Initialize", ""), { ...call("SetValue", "cmi.location", "x"), result: "false", error: "351" }], /error 351/],
  "a read the LMS has no answer to": [[call("Initialize", ""), { ...call("GetValue", "cmi.mood"), result: "", error: "401" }], /error 401/],
};

describe("the order of calls", () => {
  for (const [what, [calls, sentence]] of Object.entries(ORDER)) {
    test(`${what} is a fault`, () => {
      const version = calls.some(({ name }) => name.startsWith("LMS")) ? "1.2" : "2004";
      const found = faults(version, calls);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0], sentence);
    });
  }

  test("a read of what was never set is none, nor is asking for the last error", () => {
    const calls = [call("Initialize", ""), { ...call("GetValue", "cmi.suspend_data"), result: "", error: "403" }, call("GetLastError")];
    assert.deepEqual(faults("2004", calls), []);
  });

  test("a score may come after a status that was committed", () => {
    const calls = [
      ...launch("1.2", ["cmi.core.lesson_status", "incomplete"]).slice(0, 2),
      call("LMSCommit", ""),
      call("LMSSetValue", "cmi.core.score.raw", "80"),
    ];
    assert.deepEqual(faults("1.2", calls), []);
  });
});
