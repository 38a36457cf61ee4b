// The figures of scale.mjs as tables: one column a size, and how many times each figure grew to the next.
import { table } from "./numbers.mjs";

const bytes = (count) => (count < 1e6 ? `${(count / 1e3).toFixed(0)} kB` : `${(count / 1e6).toFixed(1)} MB`);
const time = (nanos) =>
  nanos < 1e6 ? `${(nanos / 1e3).toFixed(1)} µs` : `${(nanos / 1e6).toFixed(nanos < 1e8 ? 1 : 0)} ms`;
const count = (number) => number.toLocaleString("en");
const perSecond = (number, nanos) => (number / nanos) * 1e9;
const millions = (rate) => `${(rate / 1e6).toFixed(2)} M/s`;
const share = (part) => part.toFixed(3);
const yesOrNo = (value) => (value ? "yes" : "no");

/** Each step of a search tries a reply or keeps a state. */
const replies = ({ steps, states }) => steps - states;
const tenth = "0.1 or less";
const LINEAR = "grows x 10";

/** What it is, how it is found, how it is shown, what is aimed at. */
const ROWS = [
  ["scenario file", ({ load }) => load.bytes, bytes, ""],
  ["  load and check", ({ load }) => load.nanos, time, LINEAR],
  ["  memory, peak", ({ load }) => load.peak, bytes, LINEAR],
  ["compiled", ({ decode }) => decode.bytes, bytes, ""],
  ["  load", ({ decode }) => decode.nanos, time, LINEAR],
  ["  load, wasm", ({ wasm }) => wasm.decode, time, LINEAR],
  ["  memory, peak", ({ decode }) => decode.peak, bytes, LINEAR],
  ["  memory, kept", ({ decode }) => decode.held, bytes, LINEAR],
  ["the talk in ink, compiled", ({ ink }) => ink.bytes, bytes, ""],
  ["  load with bladeink", ({ ink }) => ink.nanos, time, ""],
  ["  memory, peak", ({ ink }) => ink.peak, bytes, ""],
  ["  memory, kept", ({ ink }) => ink.held, bytes, ""],
  ["compiled to ink, time", ({ decode, ink }) => decode.nanos / ink.nanos, share, tenth],
  ["compiled to ink, peak memory", ({ decode, ink }) => decode.peak / ink.peak, share, tenth],
  ["reply to next offers, median", ({ reply }) => reply.median, time, "grows x 1"],
  ["reply to next offers, p99", ({ reply }) => reply.p99, time, "grows x 1"],
  ["search within 200,000 states", ({ search }) => search.nanos, time, ""],
  ["  exact", ({ search }) => search.exact, yesOrNo, ""],
  ["  states kept", ({ search }) => search.states, count, ""],
  ["  states kept a second", ({ search }) => perSecond(search.states, search.nanos), millions, ""],
  ["  replies tried a second", ({ search }) => perSecond(replies(search), search.nanos), millions, "1 M/s"],
  ["  memory, peak", ({ search }) => search.peak, bytes, ""],
  ["  wasm", ({ wasm }) => wasm.search, time, ""],
  ["  wasm, replies tried a second", ({ wasm, search }) => perSecond(replies(search), wasm.search), millions, "0.33 M/s"],
  ["  wasm, part of native speed", ({ wasm, search }) => search.nanos / wasm.search, share, "0.333"],
  ["search within 2,000,000 states", ({ searchOn }) => searchOn.nanos, time, ""],
  ["  exact", ({ searchOn }) => searchOn.exact, yesOrNo, ""],
  ["  states kept", ({ searchOn }) => searchOn.states, count, ""],
  ["  replies tried a second", ({ searchOn }) => perSecond(replies(searchOn), searchOn.nanos), millions, "1 M/s"],
];

/** Prints what `scale` found. */
export function scaleTables(sizes) {
  const header = sizes.flatMap(({ nodes }, at) => (at ? ["", count(nodes)] : [count(nodes)]));
  const row = ([name, figure, show, aim]) => {
    const cells = sizes.flatMap((size, at) => {
      const value = figure(size);
      const grown = at && show !== yesOrNo ? `x ${(value / figure(sizes[at - 1])).toFixed(1)}` : "";
      return at ? [grown, show(value)] : [show(value)];
    });
    return [name, ...cells, aim];
  };
  table([["nodes, and growth", ...header, "aim"], ...ROWS.map(row)]);
}
