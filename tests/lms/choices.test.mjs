// The query of docs/groups.md: how often each reply was chosen at one place, counted by the script in the guide on a
// real LRS.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { openRalph } from "./support/ralph.mjs";

const GUIDE = new URL("../../docs/groups.md", import.meta.url);
const PLACE = "https://lantern.example/course/decisions/not-covered/opening";
const ELSEWHERE = "https://lantern.example/course/decisions/not-covered/the-no";
/** More than an LRS gives at once. */
const TIMES = { "say-no-first": 170, "soft-update": 60, "ask-how-first": 5 };

let lrs, folder;
before(async () => {
  lrs = await openRalph();
  folder = await mkdtemp(join(tmpdir(), "rapport-guide-"));
});
after(async () => {
  await lrs?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** A reply as a launch tells it. */
function answered(person, place, response, success) {
  const choices = Object.keys(TIMES).map((id) => ({ id, description: { en: id } }));
  const type = "http://adlnet.gov/expapi/activities/cmi.interaction";
  return {
    id: randomUUID(),
    actor: { objectType: "Agent", account: { homePage: "https://lantern.example", name: `person.${person}` } },
    verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
    object: { objectType: "Activity", id: place, definition: { type, interactionType: "choice", choices } },
    result: { response, ...(success === undefined ? {} : { success }) },
    timestamp: new Date(Date.UTC(2026, 2, 4, 15, 0, person)).toISOString(),
  };
}

async function store(statements) {
  const headers = { Authorization: lrs.auth, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  const answer = await fetch(`${lrs.endpoint}statements`, { method: "POST", headers, body: JSON.stringify(statements) });
  assert.equal(answer.status, 200, await answer.text());
}

describe("the script in the guide to groups", () => {
  test("counts on a real LRS how often each reply was chosen at a place, and how often well", async () => {
    const well = { "say-no-first": true, "soft-update": false, "ask-how-first": undefined };
    const here = Object.entries(TIMES).flatMap(([reply, times]) => Array(times).fill(reply));
    await store(here.map((reply, person) => answered(person, PLACE, reply, well[reply])));
    await store([answered(1, ELSEWHERE, "say-no-first", true)]);

    const [, script] = /```js\n(.*?)```/s.exec(await readFile(GUIDE, "utf8"));
    const file = join(folder, "choices.mjs");
    await writeFile(file, script);
    const [user, password] = Buffer.from(lrs.auth.replace("Basic ", ""), "base64").toString().split(":");
    const { stdout } = await promisify(execFile)(process.execPath, [file, lrs.endpoint, user, password, PLACE]);
    assert.deepEqual(stdout.trim().split("\n"), [
      "reply,times,well,marked",
      "say-no-first,170,170,170",
      "soft-update,60,0,60",
      "ask-how-first,5,0,0",
    ]);
  });
});
