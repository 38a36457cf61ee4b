// Packages as `rapport pack` makes them, and what is in a zip.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { RAPPORT, ROOT } from "./fixture.mjs";
import { DIST } from "./server.mjs";

/** Packs scenarios of the project into a file of its own: its path and bytes; `remove` takes it away. */
export async function packed(kind, { scenarios, options = [], app = DIST }) {
  const folder = await mkdtemp(join(tmpdir(), "rapport-packed-"));
  const file = join(folder, kind === "html" ? "case.html" : "case.zip");
  const paths = scenarios.map((id) => join(ROOT, "scenarios", `${id}.yaml`));
  const [program, ...words] = RAPPORT;
  const args = [...words, "pack", ...paths, "--as", kind, "-o", file, "--app", app, ...options];
  await promisify(execFile)(program, args, { cwd: ROOT });
  return { file, bytes: await readFile(file), remove: () => rm(folder, { recursive: true }) };
}

/** The files of a zip by their names, as its directory lists them. */
export function unzipped(bytes) {
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, , name, extra, comment] = [20, 24, 28, 30, 32].map((place) =>
      place < 28 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    );
    const start = bytes.readUInt32LE(at + 42);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), inflateRawSync(bytes.subarray(data, data + size)));
    at += 46 + name + extra + comment;
  }
  return files;
}
