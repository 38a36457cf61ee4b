// The Python programs among the parts: `cargo xtask test lms` puts their packages into a place of their own.
import { execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** RAPPORT_PYTHON names another Python that has the packages of requirements.txt. */
const PYTHON = process.env.RAPPORT_PYTHON ?? fileURLToPath(new URL("../../../.tools/python/bin/python", import.meta.url));

const path = (script) => fileURLToPath(new URL(script, import.meta.url));

/** Runs a script of this folder to its end, and gives what it printed. */
export const run = (script, ...words) => python(path(script), ...words);

/** Runs Python with these words. */
export async function python(...words) {
  const { stdout } = await promisify(execFile)(PYTHON, words, { maxBuffer: 1 << 24 });
  return stdout;
}

/** Starts a script of this folder that serves, and gives it with the first line that it prints. */
export function start(script, ...words) {
  const program = spawn(PYTHON, [path(script), ...words], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    program.once("error", reject);
    program.once("exit", (code) => reject(new Error(`${script} ended with ${code} before it served; why is above`)));
    program.stdout.once("data", (line) => resolve({ program, line: `${line}`.trim() }));
  });
}
