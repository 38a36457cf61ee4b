// Open edX's SCORM block, which imports a package as a studio would.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { python, run } from "./python.mjs";

/** What the block made of a package, and of values that were set in it: pairs of element and value. */
export async function imported(zip, values = []) {
  const folder = await mkdtemp(join(tmpdir(), "rapport-openedx-"));
  try {
    const calls = join(folder, "calls.json");
    await writeFile(calls, JSON.stringify(values));
    return JSON.parse(await run("openedx.py", zip, join(folder, "media"), calls));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A zip of what is in a folder, beside it. */
export async function packed(folder) {
  const files = await readdir(folder);
  await python("-m", "zipfile", "-c", `${folder}.zip`, ...files.map((file) => join(folder, file)));
  return `${folder}.zip`;
}
