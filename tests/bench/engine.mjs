// Replies a second of the engine alone, where `crates/author/examples/speed.rs` plays a fixed number of them.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";

const REPLIES = 1_000_000;

export const engineSpeed = {
  native: (program) => fastest(() => execFileSync(program)),

  async wasm(file) {
    const { instance } = await WebAssembly.instantiate(await readFile(file));
    return fastest(() => instance.exports.main(0, 0));
  },
};

/** The fastest of three runs is the one that other work on the machine disturbed least. */
function fastest(play) {
  const rates = [1, 2, 3].map(() => {
    const start = performance.now();
    play();
    const seconds = (performance.now() - start) / 1000;
    if (seconds < 0.01) throw new Error("the speed example ended without playing");
    return REPLIES / seconds;
  });
  return Math.max(...rates);
}
