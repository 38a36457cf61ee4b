// How long a debrief holds the page up: opened, analysed, and gone through turn by turn; and when the scores are there.
import { inPage } from "./throttled.mjs";

const ROUNDS = 3;

/**
 * Holds talks of one scenario to their end and opens their debriefs. For each talk, in milliseconds: the longest
 * time between two frames while the page is `opening`, while the `search` goes on, when the scores `come` and when
 * another `turn` is looked at; and the time from the click until the scores are there (`scores`). Each is the least of
 * three rounds, which other work on the machine disturbed least.
 */
export async function debriefTimes({ host, scenario, button, seeds }) {
  const rounds = seeds.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    await inPage({ cpu: 4 }, async (page) => {
      await page.goto(`${host.url}#/`);
      for (const [at, seed] of seeds.entries()) {
        rounds[at].push(await page.evaluate(openDebrief, { scenario, button, seed }));
      }
    });
  }
  return rounds.map(least);
}

const least = (rounds) =>
  Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, Math.min(...rounds.map((times) => times[key]))]));

/** Runs in the page. */
async function openDebrief({ scenario, button, seed }) {
  const frame = () => new Promise(requestAnimationFrame);
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const quiet = () => new Promise((done) => requestIdleCallback(done));
  const link = () => document.querySelector("a[href^='#/debrief']");
  const opened = () => location.hash.startsWith("#/debrief") && document.querySelector("main h1");
  const scored = () => document.querySelectorAll("meter").length === 3;
  const drawn = () => document.querySelector("ol[aria-busy=false] li") && document.querySelector(".debrief-foot");

  location.hash = `#/talk/${scenario}?seed=${seed}`;
  while (!document.querySelector(button)) await painted();
  for (let turn = 0; !location.hash.startsWith("#/talk") || !link(); turn += 1) {
    const open = document.querySelectorAll(button);
    if (open.length) open[(turn * seed) % open.length].click();
    await painted();
  }
  // A second after the first reply the program of the debrief is fetched; no person gets to the end before it is there
  // and has drawn ahead.
  await window.openProgram("study");
  while (!document.querySelector(".ahead.drawn")) await painted();
  await quiet();
  await frame();

  const start = performance.now();
  const longest = { opening: 0, search: 0, come: 0, turn: 0 };
  let [phase, last] = ["opening", start];
  const note = (now) => {
    longest[phase] = Math.max(longest[phase], now - last);
    last = now;
  };
  async function until(drawn) {
    // What is seen in the last of these frames is drawn after it.
    for (let after = 0; after < 2; after += drawn() ? 1 : 0) {
      await frame();
      note(performance.now());
    }
  }
  let scores;
  link().click();
  while (!opened() || !drawn() || !scored()) {
    await frame();
    // What is seen here is drawn after this, in the time up to the next frame.
    note(performance.now());
    if (scored()) {
      phase = "come";
      scores ??= last - start;
    } else if (drawn()) phase = "search";
  }
  phase = "come";
  scores ??= performance.now() - start;
  await until(() => document.querySelector(".offers"));
  phase = "turn";
  for (const [at, row] of [...document.querySelectorAll(".row")].slice(1, 6).entries()) {
    await painted();
    last = performance.now();
    row.click();
    await until(() => document.querySelector(`.detail-actions [aria-label$=" ${at + 2}"]`));
  }
  return { ...longest, scores };
}
