// Measures the built app beside a bare Yew page, and prints one table with the aims.
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { packed } from "../browser/support/packed.mjs";
import { serve } from "../browser/support/server.mjs";
import { debriefTimes } from "./debrief.mjs";
import { engineSpeed } from "./engine.mjs";
import { groupTimes } from "./group.mjs";
import { firstVisit, timeToClick, wholeVisit } from "./load.mjs";
import { replyTimes } from "./replies.mjs";
import { median, percentile, table } from "./numbers.mjs";
import { scale } from "./scale.mjs";
import { scaleTables } from "./scale-tables.mjs";

const { values: options } = parseArgs({
  options: {
    floor: { type: "string" },
    talk: { type: "string" },
    native: { type: "string" },
    wasm: { type: "string" },
    attempts: { type: "string" },
    "scale-time": { type: "string" },
    "scale-memory": { type: "string" },
    "scale-stages": { type: "string" },
  },
});

const REPLY = "#replies button:not([aria-disabled=true])";
const LOADS = 5;
const REPLIES = 50;
const GROUP = { count: 10_000, days: 10 };
const DEBRIEFS = { scenarios: ["not-covered", "missed-sessions"], seeds: [1, 2, 3] };

const host = await serve({ brotli: true });
const floorHost = await serve({ folder: options.floor, brotli: true });
const talk = { host, address: `#/talk/${options.talk}?seed=7`, button: REPLY };
const floor = { host: floorHost, address: "", button: "button" };

const visit = await firstVisit(talk);
const floorVisit = await firstVisit(floor);
const whole = await wholeVisit(talk);
const oneFile = await packed("html", { scenarios: [options.talk] });
const carried = brotliCompressSync(oneFile.bytes).length;
await oneFile.remove();
const clicks = { talk: [], floor: [] };
for (let load = 0; load < LOADS; load += 1) {
  clicks.talk.push(await timeToClick(talk));
  clicks.floor.push(await timeToClick(floor));
}
const replies = await replyTimes({ ...talk, scenario: options.talk, count: REPLIES });
const floorReplies = await replyTimes({ ...floor, scenario: options.talk, count: REPLIES });
const debriefs = [];
for (const scenario of DEBRIEFS.scenarios) {
  const talks = await debriefTimes({ host, scenario, button: REPLY, seeds: DEBRIEFS.seeds });
  debriefs.push(...talks.map((times, at) => ({ talk: `${scenario}, day ${DEBRIEFS.seeds[at]}`, ...times })));
}
const group = await groupTimes({ host, attempts: options.attempts, ...GROUP });
const native = await engineSpeed.native(options.native);
const wasm = await engineSpeed.wasm(options.wasm);
host.close();
floorHost.close();
const sizes = await scale({
  time: options["scale-time"],
  memory: options["scale-memory"],
  stages: options["scale-stages"],
});

const bytes = (count) => `${(count / 1000).toFixed(1)} kB`;
const millis = (time) => `${time.toFixed(time < 100 ? 1 : 0)} ms`;
const seconds = (time) => `${(time / 1000).toFixed(1)} s`;
const times = (some, other) => `${(some / other).toFixed(2)} x`;
const perSecond = (rate) => `${(rate / 1e6).toFixed(2)} M/s`;
const middle = (replies, of) => millis(median(replies.map((reply) => reply[of])));
const worst = (replies, of) => millis(percentile(replies.map((reply) => reply[of]), 95));
const longTasks = (replies) => replies.reduce((sum, reply) => sum + reply.longTasks, 0);
const click = { talk: median(clicks.talk), floor: median(clicks.floor) };

console.log("\nFirst visit to a playable talk, brotli");
for (const { name, bytes: count, depth } of visit.files) {
  console.log(`  ${bytes(count).padStart(9)}  step ${depth}  ${name}`);
}
table([
  ["", "talk", "bare Yew", "ratio", "aim"],
  ["transferred", bytes(visit.bytes), bytes(floorVisit.bytes), times(visit.bytes, floorVisit.bytes), "100 kB, 2 x"],
  ["requests", visit.files.length, floorVisit.files.length, "", "few"],
  ["one after another", visit.depth, floorVisit.depth, "", "2"],
  ["first click, slow 4G, 4x CPU", millis(click.talk), millis(click.floor), times(click.talk, click.floor), ""],
]);
table([
  ["the page that is one file, brotli", bytes(carried), "aim"],
  ["beside a visit up to its first reply", times(carried, visit.bytes), "1.6 x"],
  ["beside a visit up to its debrief", times(carried, whole), "1.6 x"],
]);
table([
  [`${REPLIES} replies at 4x CPU`, "median", "p95", "bare Yew", "p95", "aim"],
  ["reply to changed DOM", middle(replies, "dom"), worst(replies, "dom"), middle(floorReplies, "dom"), worst(floorReplies, "dom"), "4, 10 ms"],
  ["reply to next paint", middle(replies, "paint"), worst(replies, "paint"), middle(floorReplies, "paint"), worst(floorReplies, "paint"), ""],
  ["long tasks", longTasks(replies), "", longTasks(floorReplies), "", "0"],
]);
table([
  ["debrief at 4x CPU, longest frame", "opening", "search", "scores come", "next turn", "aim", "scores after"],
  ...debriefs.map(({ talk, opening, search, come, turn, scores }) => [
    talk,
    ...[opening, search, come, turn].map(millis),
    "50 ms",
    millis(scores),
  ]),
]);
table([
  [`${group.files} result files, ${(group.bytes / 1e6).toFixed(0)} MB, ${GROUP.days} days`, "", "aim"],
  ["longest frame while they are read", millis(group.reading), "100 ms"],
  ["longest frame when the figures are drawn", millis(group.drawing), "100 ms"],
  ["longest frame while scores are worked out", millis(group.reckoning), "100 ms"],
  ["until the figures are there", seconds(group.figures), ""],
  ["until all scores are worked out", seconds(group.scores), ""],
]);
table([
  ["engine, replies", "a second", "aim"],
  ["native", perSecond(native), "1 M/s"],
  ["wasm", perSecond(wasm), "0.5 M/s"],
]);
scaleTables(sizes);
