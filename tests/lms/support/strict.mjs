// The strictest reading of SCORM that a package can meet: each call a course makes is held against one table.
//
// Where run-times differ, the narrower value is here: what all of them take is what a course may say.

/** A value is right when it gives nothing, else the sentence says what is wrong with it. */
const matches = (pattern, what) => (value) => (pattern.test(value) ? undefined : `is not ${what}`);
const oneOf = (...words) => matches(new RegExp(`^(${words.join("|")})$`), `one of ${words.map((word) => `"${word}"`).join(", ")}`);
const text = (most) => (value) => (value.length <= most ? undefined : `is longer than ${most}`);
const all = (...rules) => (value) => rules.map((rule) => rule(value)).find((fault) => fault !== undefined);
const number = (least, most) => (value) =>
  /^-?\d{1,3}(\.\d{1,7})?$/.test(value) && Number(value) >= least && Number(value) <= most
    ? undefined
    : `is not a decimal from ${least} to ${most}`;

const LINE = matches(/^[^\r\n]*$/, "one line");
const line = (most) => all(text(most), LINE);
/** A text that may say its language in braces must not open with a brace of its own. */
const localized = (most) => all(line(most), matches(/^(?!\{)/, "free of a brace at its start"));

const IDENTIFIER = matches(/^[A-Za-z0-9_.]{1,255}$/, "letters, digits, `_` and `.`, at most 255");
const SHORT_IDENTIFIER = matches(/^[\w.]{1,250}$/, "letters, digits, `_` and `.`, at most 250");
const CLOCK = matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, "a time as HH:MM:SS");
const SPAN_12 = matches(/^\d{4}:[0-5]\d:[0-5]\d\.\d{2}$/, "a span as HHHH:MM:SS.ss");
const SPAN_2004 = matches(/^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/, "a span as PT5M12.34S");
const MOMENT = matches(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{2}Z$/, "a moment with hundredths, in UTC");

const TABLE = {
  1.2: {
    "cmi.suspend_data": text(4096),
    "cmi.comments": text(4096),
    "cmi.core.lesson_location": text(255),
    "cmi.core.lesson_status": oneOf("passed", "failed", "completed", "incomplete"),
    "cmi.core.score.raw": number(0, 100),
    "cmi.core.score.min": number(0, 100),
    "cmi.core.score.max": number(0, 100),
    "cmi.core.session_time": SPAN_12,
    "cmi.core.exit": oneOf("suspend", ""),
    "cmi.objectives.n.id": IDENTIFIER,
    "cmi.objectives.n.score.raw": number(0, 100),
    "cmi.objectives.n.score.min": number(0, 100),
    "cmi.objectives.n.score.max": number(0, 100),
    "cmi.objectives.n.status": oneOf("passed", "failed", "completed", "incomplete", "not attempted"),
    "cmi.interactions.n.id": IDENTIFIER,
    "cmi.interactions.n.objectives.n.id": IDENTIFIER,
    "cmi.interactions.n.time": CLOCK,
    "cmi.interactions.n.type": oneOf("choice", "fill-in", "performance", "sequencing"),
    "cmi.interactions.n.correct_responses.n.pattern": line(255),
    "cmi.interactions.n.weighting": number(-100, 100),
    "cmi.interactions.n.student_response": line(255),
    "cmi.interactions.n.result": oneOf("correct", "wrong", "neutral"),
    "cmi.interactions.n.latency": SPAN_12,
  },
  2004: {
    "cmi.suspend_data": text(64_000),
    "cmi.location": text(1_000),
    "cmi.completion_status": oneOf("completed", "incomplete"),
    "cmi.success_status": oneOf("passed", "failed", "unknown"),
    "cmi.progress_measure": number(0, 1),
    "cmi.score.scaled": number(-1, 1),
    "cmi.score.raw": number(0, 100),
    "cmi.score.min": oneOf("0"),
    "cmi.score.max": oneOf("100"),
    "cmi.session_time": SPAN_2004,
    "cmi.exit": oneOf("suspend", "normal", ""),
    "cmi.comments_from_learner.n.comment": localized(4_000),
    "cmi.comments_from_learner.n.location": line(250),
    "cmi.comments_from_learner.n.timestamp": MOMENT,
    "cmi.objectives.n.id": SHORT_IDENTIFIER,
    "cmi.objectives.n.description": localized(250),
    "cmi.objectives.n.score.scaled": number(-1, 1),
    "cmi.objectives.n.score.raw": number(0, 100),
    "cmi.objectives.n.score.min": oneOf("0"),
    "cmi.objectives.n.score.max": oneOf("100"),
    "cmi.objectives.n.success_status": oneOf("passed", "failed", "unknown"),
    "cmi.objectives.n.completion_status": oneOf("completed", "incomplete", "not attempted", "unknown"),
    "cmi.objectives.n.progress_measure": number(0, 1),
    "cmi.interactions.n.id": SHORT_IDENTIFIER,
    "cmi.interactions.n.objectives.n.id": SHORT_IDENTIFIER,
    "cmi.interactions.n.timestamp": MOMENT,
    "cmi.interactions.n.type": oneOf("choice", "fill-in", "long-fill-in", "performance", "sequencing", "other"),
    "cmi.interactions.n.correct_responses.n.pattern": line(4_000),
    "cmi.interactions.n.weighting": number(-100, 100),
    "cmi.interactions.n.learner_response": line(4_000),
    "cmi.interactions.n.result": oneOf("correct", "incorrect", "neutral", "unanticipated"),
    "cmi.interactions.n.latency": SPAN_2004,
    "cmi.interactions.n.description": localized(250),
  },
};

/** What a response must be, by the type its interaction has been given. */
const RESPONSES = {
  1.2: { choice: matches(/^[a-z0-9](,[a-z0-9])*$/, "single letters or digits joined by commas") },
  2004: {
    choice: listed(SHORT_IDENTIFIER, 36),
    sequencing: listed(SHORT_IDENTIFIER, 36),
    "fill-in": localized(250),
    "long-fill-in": localized(4_000),
  },
};

function listed(rule, most) {
  return (value) => {
    const parts = value.split("[,]");
    if (parts.length > most) return `has more than ${most} parts`;
    if (new Set(parts).size < parts.length) return "names something twice";
    return parts.map(rule).find((fault) => fault !== undefined);
  };
}

const NAMES = {
  1.2: { begin: "LMSInitialize", set: "LMSSetValue", get: "LMSGetValue", commit: "LMSCommit", finish: "LMSFinish" },
  2004: { begin: "Initialize", set: "SetValue", get: "GetValue", commit: "Commit", finish: "Terminate" },
};

const STATUS = /lesson_status$|completion_status$|success_status$|objectives\.\d+\.status$/;
const SCORE = /\.score\.(raw|scaled|min|max)$/;
const ASKS = /LastError|ErrorString|Diagnostic/;
/** A read of what was never set, which a course must take for absent. */
const UNSET = "403";

/**
 * What is wrong with the calls of one launch, as sentences: `{ name, args, result, error }` in their order.
 * `kept` is what the LMS had from launches before: `{ interactions: count, objectives: [id] }`.
 */
export function faults(version, calls, kept = {}) {
  const launch = new Launch(version, kept);
  return calls.flatMap((call) => launch.heard(call).map((fault) => `${shown(call)} ${fault}`));
}

class Launch {
  state = "before";
  ids = {};
  types = {};
  told = new Set();

  constructor(version, { interactions = 0, objectives = [] }) {
    this.table = TABLE[version];
    this.responses = RESPONSES[version];
    this.names = NAMES[version];
    this.hidden = version === "1.2" ? /^cmi\.interactions\.\d+\./ : /^(?!)/;
    this.ids["cmi.interactions"] = Array(interactions).fill(undefined);
    this.ids["cmi.objectives"] = [...objectives];
  }

  /** What is wrong with the next call. */
  heard({ name, args, result, error }) {
    if (ASKS.test(name)) return [];
    const kind = Object.keys(this.names).find((kind) => this.names[kind] === name);
    if (kind === undefined) return ["is not a call of this version"];
    const found = [...this.inOrder(kind), ...this[kind](...args)];
    if (kind !== "get" && String(result) !== "true") found.push(`was refused with error ${error}`);
    if (kind === "get" && ![0, Number(UNSET)].includes(Number(error))) found.push(`was answered with error ${error}`);
    return found;
  }

  inOrder(kind) {
    const wanted = kind === "begin" ? "before" : "running";
    return this.state === wanted ? [] : [`comes ${this.state === "over" ? "after the end" : kind === "begin" ? "twice" : "before the beginning"}`];
  }

  begin(...args) {
    this.state = "running";
    return emptyWord(args);
  }

  commit(...args) {
    this.status = undefined;
    return emptyWord(args);
  }

  finish(...args) {
    this.state = "over";
    const missing = ["session_time", "exit"].filter((name) => ![...this.told].some((element) => element.endsWith(name)));
    return [...emptyWord(args), ...missing.map((name) => `ends without ${name}`)];
  }

  get(element) {
    return this.hidden.test(element) ? ["reads what is only written"] : [];
  }

  set(element, value) {
    const rule = this.table[element.replace(/\.\d+/g, ".n")];
    if (rule === undefined) return ["sets what the table does not have"];
    if (typeof value !== "string") return ["is not given as text"];
    this.told.add(element);
    return [rule(value) ?? this.response(element, value), ...this.listing(element, value), this.afterStatus(element)]
      .filter((fault) => fault !== undefined);
  }

  response(element, value) {
    const [, interaction, field] = /^cmi\.interactions\.(\d+)\.(\w+)/.exec(element) ?? [];
    if (field === "type") this.types[interaction] = value;
    if (!["student_response", "learner_response", "correct_responses"].includes(field)) return undefined;
    const type = this.types[interaction];
    if (type === undefined) return "comes before the interaction's type";
    return this.responses[type]?.(value);
  }

  /** Lists grow by one at a time, each entry's id first, and an objective's id is its own for ever. */
  listing(element, value) {
    const [, list, at, field] = /^(.*?)\.(\d+)\.(.*)$/.exec(element) ?? [];
    if (list === undefined) return [];
    const ids = (this.ids[list] ??= []);
    const first = /comments/.test(list) ? "comment" : "id";
    const found = [];
    if (Number(at) > ids.length) found.push(`leaves out ${list}.${ids.length}`);
    if (Number(at) >= ids.length && field !== first) found.push(`comes before ${list}.${at}.${first}`);
    if (field !== first) return found;
    if (list === "cmi.objectives" && ids.some((id, other) => id === value && other !== Number(at))) found.push("has another objective's id");
    if (ids[at] !== undefined && ids[at] !== value && first === "id") found.push(`changes an id that was ${ids[at]}`);
    ids[at] = value;
    return found;
  }

  afterStatus(element) {
    if (STATUS.test(element)) this.status = owner(element);
    return SCORE.test(element) && this.status === owner(element) ? "comes after the status" : undefined;
  }
}

/** A score and a status belong to the same thing: an objective, or the course. */
const owner = (element) => /^cmi\.objectives\.\d+/.exec(element)?.[0] ?? "cmi";

const emptyWord = (args) => (args.length === 1 && args[0] === "" ? [] : ["takes one empty text"]);

const shown = ({ name, args }) => `${name}(${args.map((arg) => JSON.stringify(arg)?.slice(0, 80)).join(", ")})`;
