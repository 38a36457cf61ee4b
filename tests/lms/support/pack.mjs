// Packages as trainers make them, as the zip and as the folder that an LMS makes of it.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packed, unzipped } from "../../browser/support/packed.mjs";

/** The scenario of the whole cases: a talk with a preparation before it and a text after it. */
export const SCENARIO = "not-covered";

/** Packs that scenario, and unpacks the zip; `remove` takes both away. */
export async function pack(as, ...options) {
  const { file, bytes, remove } = await packed(as, { scenarios: [SCENARIO], options });
  const folder = await mkdtemp(join(tmpdir(), "rapport-course-"));
  for (const [name, content] of unzipped(bytes)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return {
    zip: file,
    folder,
    async remove() {
      await remove();
      await rm(folder, { recursive: true });
    },
  };
}
