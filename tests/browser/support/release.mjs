// Releases as a build leaves them, made of one build: with another shelf, and with other names for the same content.
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a build writes before the worker's script. */
const BUILD = /^self\.BUILD=([^;]*);\n/;
/** The mark of a file's content in its name. */
const MARK = /-[0-9a-f]{16}(?=\.)/;

/**
 * Makes a folder a release of its own after its shelf was changed: the worker is told anew what there is. With a mark
 * of sixteen hexadecimal digits, every file that a build names by its content is called by that.
 * Gives the paths of the files in it.
 */
export async function release(folder, mark) {
  const worker = await readFile(join(folder, "worker.js"), "utf8");
  const { version, files } = JSON.parse(BUILD.exec(worker)[1]);
  const shelf = (await readdir(join(folder, "scenarios"))).map((name) => ({ path: `scenarios/${name}`, role: "scenario" }));
  const listed = [...files.filter(({ role }) => role !== "scenario"), ...shelf];
  let page = await readFile(join(folder, "index.html"), "utf8");
  const next = mark ?? createHash("sha256").update(folder).digest("hex").slice(0, 16);
  page = page.replaceAll(version, next);
  for (const file of listed) {
    const named = mark ? file.path.replace(MARK, `-${mark}`) : file.path;
    page = page.replaceAll(file.path, named);
    await rename(join(folder, file.path), join(folder, named));
    file.path = named;
  }
  await writeFile(join(folder, "index.html"), page);
  for (const file of listed) {
    const content = await readFile(join(folder, file.path));
    Object.assign(file, { bytes: content.length, digest: createHash("sha256").update(content).digest("hex") });
  }
  const build = `self.BUILD=${JSON.stringify({ version: next, files: listed })};\n`;
  await writeFile(join(folder, "worker.js"), worker.replace(BUILD, () => build));
  return listed.map(({ path }) => path);
}

/** A place that a host serves, and into which one folder after the other is put, each at one stroke. */
export async function place() {
  const home = await mkdtemp(join(tmpdir(), "rapport-place-"));
  const folder = join(home, "now");
  return {
    folder,
    async put(release) {
      await symlink(release, join(home, "next"));
      await rename(join(home, "next"), folder);
    },
    remove: () => rm(home, { recursive: true }),
  };
}
