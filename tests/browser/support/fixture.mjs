// The app with a shelf of its own: the built files, and one scenario of ours in place of the others.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST } from "./server.mjs";

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));
/** The project. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** RAPPORT_CLI names a built `rapport`, where cargo is not to build one. */
export const RAPPORT = process.env.RAPPORT_CLI
  ? [process.env.RAPPORT_CLI]
  : ["cargo", "run", "--quiet", "--package", "rapport-cli", "--"];

/** A folder to serve with one fixture on its shelf, after an edit of its text; `remove` takes it away. */
export async function shelf(fixture, edit = (text) => text) {
  const folder = await mkdtemp(join(tmpdir(), "rapport-shelf-"));
  const scenarios = join(folder, "scenarios");
  await cp(DIST, folder, { recursive: true, filter: (from) => basename(from) !== "scenarios" });
  const file = join(folder, `${fixture}.yaml`);
  await writeFile(file, edit(await readFile(join(FIXTURES, `${fixture}.yaml`), "utf8")));
  const [program, ...words] = RAPPORT;
  await promisify(execFile)(program, [...words, "compile", "--out", scenarios, file], { cwd: ROOT });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
