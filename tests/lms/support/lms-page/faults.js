// What an LMS may do wrong: each takes the right answer as `ask()` and the call, and answers in its own way.
const SET = /SetValue$/;
const GET = /GetValue$/;
const COMMIT = /Commit$/;
const BEGIN = /Initialize$/;

export const FAULTS = {
  "throws at all": () => {
    throw new Error("the LMS fell over");
  },
  "throws at values": (ask, { name }) => {
    if (SET.test(name)) throw new TypeError("cannot read properties of undefined");
    return ask();
  },
  "throws at commits": (ask, { name }) => {
    if (COMMIT.test(name)) throw new Error("the LMS lost its database");
    return ask();
  },
  "does not begin": (ask, { name }) => (BEGIN.test(name) ? "false" : ask()),
  "answers nonsense": (ask, { name, calls }) => (BEGIN.test(name) ? ask() : NONSENSE[calls.length % NONSENSE.length]),
  "throws at reads": (ask, { name }) => {
    if (GET.test(name)) throw new Error("the LMS lost its session");
    return ask();
  },
  "reads nonsense": (ask, { name }) => (GET.test(name) ? "<html><title>Session expired</title></html>" : ask()),
  "refuses values": (ask, { name }) => (SET.test(name) ? "false" : ask()),
  "refuses commits": (ask, { name }) => (COMMIT.test(name) ? "false" : ask()),
  /** A commit goes over the network while everything waits for it. */
  "answers slowly": (ask, { name }) => {
    const end = performance.now() + (COMMIT.test(name) ? 700 : 0);
    while (performance.now() < end);
    return ask();
  },
};

const NONSENSE = [undefined, null, {}, 42, "💥", "<html><title>Session expired</title></html>", "NaN", [], true];
