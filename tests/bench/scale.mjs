// How loading, searching and answering grow with the scenario, from 100 to 10,000 generated nodes; and what a
// run-time for ink needs for the same talk.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";

export const SIZES = [100, 1_000, 10_000];
const RUNS = 3;

/** Every figure of each size, by its name. `time` and `memory` are programs, `stages` a wasm file (see crates/scale). */
export async function scale({ time, memory, stages }) {
  const wasm = await inWasm(stages);
  return SIZES.map((nodes, at) => {
    const timed = (job) => least(RUNS, "nanos", () => measured(time, job, nodes));
    const counted = (job) => measured(memory, job, nodes);
    return {
      nodes,
      load: { ...timed("load"), ...counted("load") },
      decode: { ...timed("decode"), ...counted("decode") },
      search: { ...timed("search"), ...counted("search") },
      searchOn: measured(time, "search-on", nodes),
      reply: least(RUNS, "median", () => measured(time, "reply", nodes)),
      ink: { ...timed("ink"), ...counted("ink") },
      wasm: wasm[at],
    };
  });
}

/** Each job is done in a process of its own, where nothing else has used memory yet. */
function measured(program, job, nodes) {
  return JSON.parse(execFileSync(program, [job, `${nodes}`], { encoding: "utf8" }));
}

/** Nanoseconds to decode and to search each size. */
async function inWasm(file) {
  const program = await WebAssembly.compile(await readFile(file));
  const rounds = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { exports } = await WebAssembly.instantiate(program);
    const next = () => {
      const start = performance.now();
      if (exports.main(0, 0) !== 0) throw new Error("a stage of the scale benchmark failed");
      return (performance.now() - start) * 1e6;
    };
    rounds.push(
      SIZES.map(() => {
        next();
        return { decode: next(), search: next() };
      }),
    );
  }
  return SIZES.map((_, at) => ({
    decode: Math.min(...rounds.map((sizes) => sizes[at].decode)),
    search: Math.min(...rounds.map((sizes) => sizes[at].search)),
  }));
}

/** The run that other work on the machine disturbed least. */
function least(runs, key, run) {
  const all = Array.from({ length: runs }, run);
  return all.reduce((best, one) => (one[key] < best[key] ? one : best));
}
