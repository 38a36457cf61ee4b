// What cmi5 asks of the statements of one session: a table of verbs, and the order they come in.
import { isDeepStrictEqual } from "node:util";

const ADL = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const CATEGORY = `${CMI5}categories/cmi5`;
const MOVE_ON = `${CMI5}categories/moveon`;
const MASTERY = `${CMI5}extensions/masteryscore`;

export const SESSION = `${CMI5}extensions/sessionid`;

/** The verbs of cmi5 that a course may use: what their result has, and whether it may judge. */
const VERBS = {
  [`${ADL}initialized`]: { name: "initialized", result: [] },
  [`${ADL}completed`]: { name: "completed", result: ["completion", "duration"], is: { completion: true }, once: true },
  [`${ADL}passed`]: { name: "passed", result: ["success", "score", "duration"], is: { success: true }, once: true },
  [`${ADL}failed`]: { name: "failed", result: ["success", "score", "duration"], is: { success: false } },
  [`${ADL}terminated`]: { name: "terminated", result: ["duration"] },
};
const NEEDED = ["completion", "success", "duration"];
const RESERVED = ["launched", "abandoned", "waived", "satisfied"];
const DURATION = /^P(?=[\dT])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,9})?S)?)?$/;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** The short name of a statement's verb. */
export const verb = (statement) => VERBS[statement.verb.id]?.name ?? statement.verb.id.split("/").at(-1);

/**
 * What is wrong with the statements of one session, as sentences.
 * `launch` says how it was launched: actor, registration, activityId, template, mode, masteryScore;
 * `before` are the statements of the same registration from sessions before; `over` asks for a whole session.
 */
export function faults(launch, statements, { before = [], over = true } = {}) {
  const found = statements.flatMap((statement) => alone(launch, statement).map((fault) => `${verb(statement)} ${fault}`));
  return [...found, ...inOrder(launch, statements, before, over)];
}

function alone({ actor, registration, activityId, template, masteryScore }, statement) {
  const { id, context = {}, result = {}, object, timestamp } = statement;
  const rule = VERBS[statement.verb.id];
  const categories = (context.contextActivities?.category ?? []).map(({ id }) => id);
  const judges = "completion" in result || "success" in result;
  const asked = [
    [UUID.test(id ?? ""), "has no id of its own"],
    [UTC.test(timestamp ?? ""), "has no timestamp in UTC"],
    [isDeepStrictEqual(statement.actor, actor), "is of another actor"],
    [context.registration === registration, "is of another registration"],
    [holds(context, template), "leaves out some of the context template"],
    [!RESERVED.includes(verb(statement)), "is for the LMS to say"],
    [statement.authority === undefined && statement.stored === undefined, "says what is for the LRS to say"],
    ...scored(result.score),
  ];
  if (rule === undefined) {
    asked.push([!categories.includes(CATEGORY), "has the category of cmi5 without being of cmi5"]);
  } else {
    asked.push(
      [object.id === activityId, "is about another activity"],
      [categories.includes(CATEGORY), "has no category of cmi5"],
      [categories.includes(MOVE_ON) === judges, judges ? "has no category moveon" : "has a category moveon"],
      ...["completion", "success", "score", "duration"]
        .filter((name) => !rule.result.includes(name))
        .map((name) => [!(name in result), `has a ${name}`]),
      ...NEEDED.filter((name) => rule.result.includes(name)).map((name) => [name in result, `has no ${name}`]),
      ...Object.entries(rule.is ?? {}).map(([name, value]) => [result[name] === value, `has not ${name} ${value}`]),
      [!("duration" in result) || DURATION.test(result.duration), `has a duration of ${result.duration}`],
      ...mastered(rule.name, result.score?.scaled, masteryScore, context.extensions ?? {}),
    );
  }
  return asked.filter(([right]) => !right).map(([, sentence]) => sentence);
}

function scored(score) {
  if (score === undefined) return [];
  const { scaled, raw, min, max } = score;
  return [
    [scaled === undefined || (scaled >= -1 && scaled <= 1), `has a scaled score of ${scaled}`],
    [raw === undefined || (min !== undefined && max !== undefined && min <= raw && raw <= max), "has a raw score outside of its bounds"],
  ];
}

function mastered(name, scaled, masteryScore, extensions) {
  if (!["passed", "failed"].includes(name) || masteryScore === undefined) return [];
  const reached = scaled === undefined || (name === "passed" ? scaled >= masteryScore : scaled < masteryScore);
  return [
    [reached, `has a score of ${scaled} with a mastery score of ${masteryScore}`],
    [extensions[MASTERY] === masteryScore, "has not the mastery score of the launch"],
  ];
}

function inOrder({ mode }, statements, before, over) {
  const said = statements.map(verb);
  const earlier = before.map(verb);
  const ids = [...before, ...statements].map(({ id }) => id);
  const twice = Object.values(VERBS).filter(({ once }) => once)
    .filter(({ name }) => [...earlier, ...said].filter((one) => one === name).length > 1)
    .map(({ name }) => [false, `${name} comes twice in one registration`]);
  const asked = [
    [said[0] === "initialized", "the session does not begin with initialized"],
    [said.filter((one) => one === "initialized").length <= 1, "initialized comes twice"],
    [!said.slice(0, -1).includes("terminated"), "something comes after terminated"],
    [!over || said.at(-1) === "terminated", "the session does not end with terminated"],
    [!said.slice(said.indexOf("passed") + 1).includes("failed") || !said.includes("passed"), "failed comes after passed"],
    [mode === "Normal" || said.every((one) => ["initialized", "terminated"].includes(one)), `the mode ${mode} judges`],
    [new Set(ids).size === ids.length, "two statements have one id"],
    ...twice,
  ];
  return asked.filter(([right]) => !right).map(([, sentence]) => sentence);
}

/** Whether a context has all that the template has: lists may have more, and one thing may stand for a list of one. */
function holds(context, template) {
  if (Array.isArray(context) && !Array.isArray(template)) return holds(context, [template]);
  if (Array.isArray(template)) return template.every((one) => (context ?? []).some((other) => holds(other, one)));
  if (typeof template !== "object" || template === null) return context === template;
  return Object.entries(template).every(([name, value]) => holds(context?.[name], value));
}
