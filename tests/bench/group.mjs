// How the page of what a group chose takes in ten thousand result files: the longest time between two frames, and how
// long it takes in all.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inPage } from "./throttled.mjs";

const PATIENCE = 900_000;
/** A file tells its talk in words too, which nobody reads back: so many letters, as in a talk of eight turns. */
const TOLD = 16_000;

/**
 * `attempts` is the program that makes talks by chance. Gives the longest frames in milliseconds while files are read,
 * while scores are worked out again, and when the figures are drawn; the times from the choice of the files until the
 * figures are there and until all scores are; the number of files and their size in all.
 */
export async function groupTimes({ host, attempts, count, days }) {
  const folder = await mkdtemp(join(tmpdir(), "rapport-group-"));
  try {
    const { files, bytes } = await written(folder, attempts, count, days);
    return await inPage({}, async (page) => {
      page.setDefaultTimeout(PATIENCE);
      await page.goto(`${host.url}#/group`);
      const input = page.getByLabel("Choose result files");
      await input.waitFor();
      await page.evaluate(watch);
      await input.setInputFiles(files);
      // Seldom, and of what is noted anyway: looking for a role in each frame would be in every frame's time.
      await page.waitForFunction(() => window.seen.scores > 0, null, { polling: 500, timeout: PATIENCE });
      const { said, ...times } = await page.evaluate(() => window.seen);
      if (!said.startsWith(`${files.length.toLocaleString("en")} files read, `)) throw new Error(said);
      return { ...times, files: files.length, bytes };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes the files, and gives their paths. */
async function written(folder, attempts, count, days) {
  const lines = execFileSync(attempts, [count, days].map(String), { maxBuffer: 1 << 28 }).toString().trim().split("\n");
  const told = { title: "Any", turns: [{ said: "x".repeat(TOLD) }] };
  const files = [];
  let bytes = 0;
  await mkdir(join(folder, "files"));
  for (const [at, line] of lines.entries()) {
    const [, ending, journal] = /^(\S+) (.*)$/.exec(line);
    const attempt = { journal, ending, scores: null, "follow-up": null, reflection: null };
    const text = JSON.stringify({ "rapport-attempt": 1, attempt, told }, null, 2);
    const file = join(folder, "files", `talk-${at}.json`);
    await writeFile(file, text);
    bytes += text.length;
    files.push(file);
  }
  return { files, bytes };
}

/** Runs in the page: notes the longest frame of each phase, by what the page says of itself. */
function watch() {
  const seen = { reading: 0, reckoning: 0, drawing: 0, figures: 0, scores: 0, said: "" };
  window.seen = seen;
  let begun, last;
  // What the browser itself takes until it hands ten thousand files over lies before this.
  document.querySelector("#results").addEventListener("change", () => (begun = last = performance.now()), { capture: true });
  const board = () => document.querySelector(".group-board") !== null;
  const frame = () => {
    const now = performance.now();
    if (begun !== undefined) {
      const gap = now - last;
      last = now;
      const shown = board();
      const phase = shown && seen.figures === 0 ? "drawing" : shown ? "reckoning" : "reading";
      seen[phase] = Math.max(seen[phase], gap);
      if (shown) seen.figures ||= now - begun;
      seen.said = document.querySelector(".intake [role=status]").textContent;
      if (/counted\.$/.test(seen.said)) seen.scores ||= now - begun;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
