// A real LRS over HTTP: Ralph with its statements in a folder, for the pages of some origins.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "./python.mjs";

const USER = "course";
const PASSWORD = "lantern";

/** Starts the LRS. `statements()` asks it for all that it has stored. */
export async function openRalph(...origins) {
  const folder = await mkdtemp(join(tmpdir(), "rapport-lrs-"));
  const { program, line: port } = await start("lrs.py", folder, USER, PASSWORD, ...origins);
  const endpoint = `http://127.0.0.1:${port}/xAPI/`;
  const auth = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
  const headers = { Authorization: auth, "X-Experience-API-Version": "1.0.3" };
  return {
    endpoint,
    auth,
    async statements() {
      const answer = await fetch(`${endpoint}statements?limit=500`, { headers });
      return (await answer.json()).statements;
    },
    async close() {
      const gone = new Promise((done) => program.once("exit", done));
      program.kill();
      await gone;
      await rm(folder, { recursive: true });
    },
  };
}
