// A cmi5 LMS of our own, on another origin than the course: it launches, keeps, and writes down what it was asked.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { SESSION } from "./cmi5-rules.mjs";

const ACTIVITY = "https://lantern.example/course/1";
const GROUPING = [{ id: "https://lantern.example/publisher/course-1" }];

/**
 * Opens the LMS. `launch(course, how)` gives the address of a launch; all that came of it is in `asked`,
 * `statements` and `documents`. `fault` makes it misbehave, see FAULTS.
 */
export async function openCmi5({ actor = ADA } = {}) {
  const lms = { fault: undefined, asked: [], statements: [], documents: new Map(), sessions: [], waiting: [] };
  const tokens = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    let body = "";
    for await (const part of request) body += part;
    const cors = {
      "Access-Control-Allow-Origin": request.headers.origin ?? "*",
      "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Experience-API-Version, If-Match, If-None-Match",
      "Access-Control-Allow-Methods": "GET, PUT, POST, DELETE",
      "Access-Control-Expose-Headers": "ETag, X-Experience-API-Version",
      "X-Experience-API-Version": "1.0.3",
    };
    if (request.method === "OPTIONS") return void response.writeHead(204, cors).end();
    const kind = kindOf(url);
    const asked = { method: request.method, kind, query: Object.fromEntries(url.searchParams), body, headers: request.headers };
    lms.asked.push(asked);
    await FAULTS[lms.fault]?.wait?.(lms, kind);
    const { status, content, type = "application/json" } = FAULTS[lms.fault]?.answer?.(asked) ?? answer(asked);
    response.writeHead(status, { ...cors, "Content-Type": type }).end(content === undefined ? "" : typeof content === "string" ? content : JSON.stringify(content));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const root = `http://127.0.0.1:${server.address().port}`;

  function answer({ method, kind, query, body, headers }) {
    if (kind === "fetch") {
      const session = tokens.get(query.token);
      if (method !== "POST" || session === undefined) return { status: 200, content: { "error-code": "2", "error-text": "no such launch" } };
      if (session.spent) return { status: 200, content: { "error-code": "1", "error-text": "the token was given out before" } };
      session.spent = true;
      return { status: 200, content: { "auth-token": session.auth } };
    }
    const session = lms.sessions.find(({ auth }) => headers.authorization === `Basic ${auth}`);
    if (session === undefined) return { status: 401, content: "no such token", type: "text/plain" };
    if (!headers["x-experience-api-version"]?.startsWith("1.0")) return { status: 400, content: "no version", type: "text/plain" };
    if (kind === "statements") return stored(lms, session, method, query, body);
    if (kind === "state" || kind === "profile") return document(lms, kind, method, query, body);
    return { status: 404, content: "no such place", type: "text/plain" };
  }

  return Object.assign(lms, {
    actor,
    root,
    /** Launches a course: `registration` is that of a launch before, to go on with it. */
    launch(course, { registration = randomUUID(), mode = "Normal", masteryScore, moveOn = "CompletedOrPassed", returnURL } = {}) {
      const token = randomUUID();
      const auth = Buffer.from(`course:${token}`).toString("base64");
      const template = { contextActivities: { grouping: GROUPING }, extensions: { [SESSION]: randomUUID() } };
      const session = { actor, registration, activityId: ACTIVITY, template, mode, masteryScore, auth, spent: false, statements: [] };
      tokens.set(token, session);
      lms.sessions.push(session);
      const key = documentKey("state", { stateId: "LMS.LaunchData", activityId: ACTIVITY, registration, agent: JSON.stringify(actor) });
      lms.documents.set(key, { launchMode: mode, moveOn, contextTemplate: template, ...(masteryScore !== undefined && { masteryScore }), ...(returnURL && { returnURL }) });
      const query = new URLSearchParams({
        endpoint: `${root}/xapi/`,
        fetch: `${root}/fetch?token=${token}`,
        actor: JSON.stringify(actor),
        registration,
        activityId: ACTIVITY,
      });
      return { ...session, session, url: `${course}?${query}` };
    },
    /** Lets go of all requests that a fault keeps waiting. */
    release: () => lms.waiting.splice(0).forEach((go) => go()),
    close() {
      lms.release();
      server.closeAllConnections();
      server.close();
    },
  });
}

export const ADA = { objectType: "Agent", name: "Ada", account: { homePage: "https://lantern.example", name: "ada.7" } };

/** What can be wrong with the LMS: what it waits for, or what it answers in place of the right thing. */
const FAULTS = {
  "answers nothing": { wait: (lms) => new Promise((go) => lms.waiting.push(go)) },
  "keeps statements waiting": { wait: (lms, kind) => kind === "statements" && new Promise((go) => lms.waiting.push(go)) },
  "gives no token": { answer: only("fetch", { status: 200, content: { "error-code": "1", "error-text": "spent" } }) },
  "gives a token of nonsense": { answer: only("fetch", { status: 200, content: "<html>Sign in</html>", type: "text/html" }) },
  "refuses statements": { answer: only("statements", { status: 400, content: "not understood", type: "text/plain" }) },
  "is down": { answer: () => ({ status: 503, content: "down for maintenance", type: "text/plain" }) },
  "lets nobody in": { answer: ({ kind }) => (kind === "fetch" ? undefined : { status: 403, content: "not allowed", type: "text/plain" }) },
  "is down for statements": { answer: only("statements", { status: 503, content: "later", type: "text/plain" }) },
  "has launch data of nonsense": {
    answer: ({ kind, query }) => (kind === "state" && query.stateId === "LMS.LaunchData" ? { status: 200, content: { launchMode: 7, contextTemplate: "none" } } : undefined),
  },
};

function only(wanted, answer) {
  return ({ kind }) => (kind === wanted ? answer : undefined);
}

const KINDS = [["/fetch", "fetch"], ["/xapi/activities/state", "state"], ["/xapi/agents/profile", "profile"], ["/xapi/statements", "statements"]];
const kindOf = ({ pathname }) => KINDS.find(([path]) => pathname === path)?.[1] ?? pathname;

function stored(lms, session, method, query, body) {
  if (method === "GET") return { status: 200, content: { statements: lms.statements, more: "" } };
  const given = [JSON.parse(body)].flat().map((statement) => ({ ...(query.statementId && { id: query.statementId }), ...statement }));
  const known = given.filter(({ id }) => lms.statements.some((other) => other.id === id));
  const fresh = given.filter((statement) => !known.includes(statement));
  lms.statements.push(...fresh);
  session.statements.push(...fresh);
  return method === "PUT" ? { status: 204 } : { status: 200, content: given.map(({ id }) => id) };
}

function document(lms, kind, method, query, body) {
  const key = documentKey(kind, query);
  if (method === "GET") {
    return lms.documents.has(key) ? { status: 200, content: lms.documents.get(key) } : { status: 404, content: "", type: "text/plain" };
  }
  if (method === "DELETE") lms.documents.delete(key);
  else lms.documents.set(key, body);
  return { status: 204 };
}

const documentKey = (kind, { stateId, profileId, activityId, registration, agent }) =>
  JSON.stringify([kind, stateId ?? profileId, activityId, registration, agent && JSON.parse(agent).account?.name]);
