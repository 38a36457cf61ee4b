// An LMS for SCORM: a parent page with a real run-time (scorm-again), which keeps what is committed to it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { TYPES } from "../../browser/support/server.mjs";
import { faults } from "./strict.mjs";

const PAGE = fileURLToPath(new URL("lms-page", import.meta.url));
const RUN_TIMES = fileURLToPath(new URL("../../node_modules/scorm-again/dist", import.meta.url));
const RUN_TIME = { 1.2: "scorm12.min.js", 2004: "scorm2004.min.js" };

export const ADA = { id: "ada.7", name: "Ada" };
export const BEA = { id: "bea.8", name: "Bea" };

/**
 * Opens an LMS for one course in one folder, which begins with `entry`.
 * What it keeps between launches is in `cmi`, and may be changed by a journey; so may `learner`, `mode`, what the
 * launch is for, and `fault`, one of lms-page/faults.js.
 */
export async function openLms({ version, folder, entry = "index.html", learner = ADA, settings = {} }) {
  const lms = { version, learner, cmi: undefined, mode: "normal", fault: undefined, settings, commits: [], finished: [] };
  const answers = {
    "GET /launch.json": () => ({ version, course: `/course/${entry}`, cmi: firstOf(lms), fault: lms.fault, settings: lms.settings }),
    "POST /commit": (body) => {
      lms.commits.push(body.cmi);
      lms.cmi = body.cmi;
      return { result: "true", errorCode: 0 };
    },
    "POST /finished": (calls) => {
      lms.finished.push(calls);
      return {};
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = answers[`${request.method} ${pathname}`];
    if (answer) {
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer(await json(request))));
      return;
    }
    const name = normalize(decodeURIComponent(pathname));
    const file = name.startsWith("/course/") ? join(folder, name.slice("/course/".length))
      : name === "/run-time.js" ? join(RUN_TIMES, RUN_TIME[version])
      : join(PAGE, name === "/" ? "index.html" : name);
    const content = await readFile(file).catch(() => undefined);
    if (content) response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
    else response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return Object.assign(lms, {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** What is wrong with calls, by the strict table, after what the LMS had kept before the launch. */
export function judged({ version }, calls, before = undefined) {
  const objectives = listed(before?.objectives).map(({ id }) => id);
  return faults(version, calls, { interactions: listed(before?.interactions).length, objectives });
}

/** The entries of a list as the run-time gives it: an array, or an object by index. */
export const listed = (list) => Object.values(list?.childArray ?? list ?? {}).filter((entry) => entry?.id !== undefined);

/** What the run-time begins a launch with: the learner, and what was kept. */
function firstOf({ version, cmi, mode, learner: { id, name } }) {
  const entry = cmi?.suspend_data ? "resume" : "ab-initio";
  if (version === "1.2") return { ...cmi, core: { ...cmi?.core, student_id: id, student_name: name, entry, lesson_mode: mode } };
  return { ...cmi, learner_id: id, learner_name: name, entry, mode };
}

async function json(request) {
  let text = "";
  for await (const part of request) text += part;
  return text ? JSON.parse(text) : undefined;
}
