// A session in a room: a whole talk led from the desk by keyboard alone, the stage in step in a second window, either of
// them closed and reloaded at each phase of a vote, and type that the last row can read.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { open } from "./support/engines.mjs";
import { atDesk, comesBack, desk, desked, inStep, press, redo, stage, staged, undo } from "./support/rooms.mjs";
import { serve } from "./support/server.mjs";

const ID = "not-covered";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Longer than the slowest machine needs for a group of tests: what waits for another window must not wait for ever. */
const LIMIT = { timeout: 900_000 };

let host;
before(async () => {
  host = await serve();
});
after(() => host?.close());

for (const engine of ["chromium", "firefox"]) {
  describe(`two windows of ${engine}`, LIMIT, () => {
    let browser;
    before(async () => {
      browser = await open(engine, { width: 1280, height: 800 });
    });
    after(() => browser?.close());

    test("a whole talk is led from the desk by keyboard alone, and ends as all talks do", async () => {
      await desk(browser, host, ID, 101);
      const room = await stage(browser);
      for (let turn = 1; !(await desked(browser)).over; turn += 1) {
        const { closed } = await desked(browser);
        for (const key of ["a", "b", "b", "a", "A", "b"]) await press(browser, key);
        assert.deepEqual((await desked(browser)).hands.slice(0, 2), [1, 3]);
        await inStep(browser, room);
        assert.deepEqual((await staged(room)).hands, [], "no split before it is revealed");
        await press(browser, "r");
        await inStep(browser, room);
        assert.deepEqual((await staged(room)).hands.slice(0, 2), [1, 3]);
        await press(browser, "r");
        await inStep(browser, room);
        const given = closed.lastIndexOf(false) + 1;
        await press(browser, `${given}`);
        await browser.until((turn) => document.querySelectorAll(".desk-turns li").length === turn, turn);
        await inStep(browser, room);
      }
      await press(browser, "e");
      await room.until(() => document.querySelectorAll(".room-turned li").length === 3);
      assert.equal(await room.evaluate(() => document.querySelectorAll("meter, .score-figure").length), 0, "no scores");
      const votes = await room.evaluate(() => [...document.querySelectorAll(".room-strip li")].map((one) => one.textContent));
      assert.ok(votes.every((vote) => /^Turn \d+: [0-3]\/4$/.test(vote)), `${votes}`);
      await browser.until(() => document.querySelector(".ended").textContent.includes("counts among the runs of this browser"));
      await browser.evaluate(() => document.querySelector(".ended a").click());
      await browser.until(() => document.querySelectorAll(".debrief meter").length === 3);
      await room.page.close();
    });

    test("an event undone, a way gone back on and two ways compared are seen on the stage", async () => {
      await desk(browser, host, ID, 102);
      const room = await stage(browser);
      const first = await desked(browser);
      await press(browser, "1");
      await browser.until(() => document.querySelectorAll(".desk-turns li").length === 1);
      await undo(browser);
      await browser.until(() => document.querySelectorAll(".desk-turns li").length === 0);
      assert.deepEqual((await desked(browser)).replies, first.replies);
      await inStep(browser, room);
      await redo(browser);
      await browser.until(() => document.querySelectorAll(".desk-turns li").length === 1);
      await inStep(browser, room);
      await press(browser, "g");
      await browser.until(() => document.querySelectorAll(".desk-ways li").length === 1);
      await press(browser, "2");
      await browser.until(() => document.querySelectorAll(".desk-turns li").length === 1);
      const left = await browser.evaluate(() => document.querySelector(".desk-ways .said").textContent);
      assert.equal(left, `Turn 1: “${first.replies[0]}”`);
      await press(browser, "k");
      await room.until(() => document.querySelectorAll(".room-way .own").length === 2);
      const said = await room.evaluate(() => [...document.querySelectorAll(".room-way .own .words")].map((one) => one.textContent));
      assert.deepEqual(said, first.replies.slice(0, 2));
      await browser.until(() => document.querySelector(".tool[aria-pressed=true]")?.textContent === "Two ways");
      await press(browser, "k");
      await room.until(() => document.querySelector(".room-stage").dataset.shows === "talk");
      await inStep(browser, room);
      assert.equal((await desked(browser)).shows, "The talk");
      await room.page.close();
    });

    test("a way that was left shows its vote, and is gone on with", async () => {
      await desk(browser, host, ID, 115);
      const room = await stage(browser);
      const { replies } = await desked(browser);
      const turns = (count) => browser.until((count) => document.querySelectorAll(".desk-turns li").length === count, count);
      await press(browser, "a");
      await press(browser, "b");
      await press(browser, "n");
      await browser.page.keyboard.type("too early");
      await press(browser, "Escape");
      await press(browser, "1");
      await turns(1);
      await press(browser, "g");
      await turns(0);
      await press(browser, "2");
      await turns(1);
      const left = await browser.evaluate(() => [...document.querySelectorAll(".desk-ways p")].map((one) => one.textContent));
      assert.deepEqual(left, ["Way 1: 1 turn", `Turn 1: “${replies[0]}”`, "1 of 2 hands", "too early"]);
      await browser.evaluate(() => document.querySelector(".desk-ways button").click());
      await browser.until((words) => document.querySelector(".desk-turns .said").textContent === words, replies[0]);
      await browser.until(() => document.activeElement.id === "replies");
      await inStep(browser, room);
      assert.equal((await desked(browser)).ways, 1);
      assert.equal(await browser.evaluate(() => document.querySelector(".desk-ways .said").textContent), `Turn 1: “${replies[1]}”`);
      await undo(browser);
      await browser.until((words) => document.querySelector(".desk-turns .said").textContent === words, replies[1]);
      await inStep(browser, room);
      await room.page.close();
    });

    test("the stage pauses, counts down and gives the address, by keys, and a key that is turned off does nothing", async () => {
      await desk(browser, host, ID, 103);
      const room = await stage(browser);
      for (const [key, shows] of [["p", "pause"], ["p", "talk"], ["q", "address"], ["q", "talk"]]) {
        await press(browser, key);
        await room.until((shows) => document.querySelector(".room-stage").dataset.shows === shows, shows);
      }
      await press(browser, "p");
      await room.until(() => document.querySelector(".room-stage").dataset.shows === "pause");
      await press(browser, "1");
      await press(browser, "p");
      await room.until(() => document.querySelector(".room-stage").dataset.shows === "talk");
      assert.equal((await desked(browser)).turns, 0, "a number gives nothing behind the pause");
      await press(browser, "t");
      await room.until(() => /^[12]:\d\d$/.test(document.querySelector("[role=timer]")?.textContent));
      await press(browser, "t");
      await room.until(() => document.querySelector("[role=timer]") === null);
      await browser.evaluate(() => document.querySelector(".desk-keys input").click());
      await browser.until(() => !document.querySelector(".desk-keys input").checked);
      await press(browser, "p");
      await press(browser, "a");
      await browser.evaluate(() => document.querySelector(".tally button:last-child").click());
      // What was pressed before was heard before: only the click has counted.
      await browser.until(() => document.querySelector(".tally-count").textContent === "1");
      assert.equal((await desked(browser)).shows, "The talk");
      await browser.evaluate(() => document.querySelector(".desk-keys input").click());
      await room.page.close();
    });

    test("two quick presses of a number give one reply", async () => {
      await desk(browser, host, ID, 114);
      const turns = await browser.evaluate(async () => {
        const turns = () => document.querySelectorAll(".desk-turns li").length;
        const painted = () => new Promise(requestAnimationFrame);
        // At one time, however long the page took to draw what came of the first.
        const pressed = () => {
          const event = new KeyboardEvent("keydown", { key: "1" });
          Object.defineProperty(event, "timeStamp", { value: 1 });
          dispatchEvent(event);
        };
        pressed();
        for (let frame = 0; turns() === 0 && frame < 1_000; frame += 1) await painted();
        pressed();
        for (let frame = 0; frame < 3; frame += 1) await painted();
        return turns();
      });
      assert.equal(turns, 1);
    });

    test("a note is written and left by keys alone: after Escape they lead the talk again", async () => {
      await desk(browser, host, ID, 113);
      await press(browser, "n");
      await browser.page.keyboard.type("too early");
      await press(browser, "Escape");
      await browser.until(() => document.activeElement.id === "replies");
      await press(browser, "a");
      await browser.until(() => document.querySelector(".tally-count").textContent === "1");
      assert.equal((await desked(browser)).note, "too early");
      await browser.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await browser.until(() => document.getElementById("they-say").getBoundingClientRect().top < 0);
      await press(browser, "1");
      await browser.until(() => document.querySelectorAll(".desk-turns li").length === 1);
      await browser.until(() => document.getElementById("they-say").getBoundingClientRect().top >= 0);
    });

    test("either window is reloaded, or closed and opened again, at each phase of a vote, and comes back in step", () =>
      comesBack(browser, host, ID, 104));
  });
}

describe("in one window", LIMIT, () => {
  let browser, page;
  before(async () => {
    browser = await open("chromium", { width: 1280, height: 800 });
    page = browser.page;
  });
  after(() => browser?.close());

  test("the brief leads to the desk, and S turns the desk into the stage and back", async () => {
    await page.goto(`${host.url}#/brief/${ID}?seed=105`);
    await page.getByRole("link", { name: "Present in a room" }).click();
    await atDesk(browser);
    const { replies } = await desked(browser);
    await press(browser, "a");
    await press(browser, "s");
    await browser.until(() => document.querySelector(".room-stage"));
    assert.deepEqual((await staged(browser)).replies, replies);
    await press(browser, "r");
    await browser.until(() => document.querySelectorAll(".room-reply meter").length > 0);
    await press(browser, "s");
    await atDesk(browser);
    assert.deepEqual((await desked(browser)).hands.slice(0, 2), [1, 0]);
  });

  test("the desk offers to fill the screen of a stage only while one is there", async () => {
    const lead = await browser.beside();
    await desk(lead, host, ID, 115);
    const isOffered = (offered) =>
      lead.until((offered) => {
        const fill = [...document.querySelectorAll(".tool")].find((one) => one.textContent === "Fill its screen");
        return (fill.getAttribute("aria-disabled") === null) === offered;
      }, offered);
    await isOffered(false);
    const room = await stage(lead);
    await isOffered(true);
    await room.page.close();
    await lead.page.close();
  });

  test("a stage that is closed as soon as it stands there stays closed", async () => {
    const lead = await browser.beside();
    await desk(lead, host, ID, 110);
    await lead.evaluate(() => {
      const [at, opens] = [window.setTimeout, window.open];
      Object.assign(window, { due: [], openings: 0 });
      window.setTimeout = (act, delay) => (delay < 100 ? at(act, delay) : window.due.push(act));
      window.open = (...words) => ((window.openings += 1), opens.call(window, ...words));
    });
    const room = await stage(lead);
    await lead.until(() => document.querySelector(".desk-tools").textContent.includes("A stage is open"));
    await room.page.close();
    await lead.evaluate(() => window.due.forEach((act) => act()));
    assert.equal(await lead.evaluate(() => window.openings), 1);
    await lead.page.close();
  });

  test("the next case's desk says that the stage still shows the one before, and brings it over", async () => {
    const lead = await browser.beside();
    await desk(lead, host, ID, 111);
    const room = await stage(lead);
    await lead.evaluate(() => (location.hash = location.hash.replace("111", "112")));
    await lead.until(() => document.querySelector(".desk-tools").textContent.includes("The stage still shows another session"));
    await press(lead, "1");
    await lead.until(() => document.querySelectorAll(".desk-turns li").length === 1);
    await press(lead, "o");
    await lead.until(() => document.querySelector(".desk-tools").textContent.includes("A stage is open"));
    await inStep(lead, room);
    await room.page.close();
    await lead.page.close();
  });

  test("a desk whose browser keeps nothing goes on from what the stage shows", async () => {
    const lead = await browser.beside();
    await lead.page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } }));
    await desk(lead, host, ID, 106);
    const room = await stage(lead);
    await press(lead, "1");
    await lead.until(() => document.querySelectorAll(".desk-turns li").length === 1);
    await press(lead, "b");
    await inStep(lead, room);
    const was = await desked(lead);
    await lead.page.reload();
    await lead.until(() => document.querySelectorAll(".desk-turns li").length === 1);
    assert.deepEqual(await desked(lead), was);
    await room.page.close();
    await lead.page.close();
  });

  test("a session that is damaged is named, kept, and left only on demand", async () => {
    const key = `rapport.1.room.${ID}.107`;
    await page.evaluate((key) => localStorage.setItem(key, "?"), key);
    await page.goto(`${host.url}#/desk/${ID}?seed=107`);
    await page.getByRole("heading", { name: "The session could not be opened" }).waitFor();
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), "?");
    await page.getByRole("button", { name: "Begin a new session" }).click();
    await atDesk(browser);
    assert.equal((await desked(browser)).turns, 0);
  });

  test("a window of another site cannot put words on the stage", async () => {
    const other = await serve({ path: "/other/" });
    const stranger = await browser.beside();
    await stranger.page.goto(other.url);
    await desk(browser, host, ID, 108);
    await press(browser, "a");
    const told = await page.evaluate((key) => JSON.parse(localStorage.getItem(key)), `rapport.1.room.${ID}.108`);
    const moment = { ...told.base, votes: [{ hands: {}, revealed: true, dissent: "" }], shows: "pause" };
    const text = `rapport-room/1 ${JSON.stringify({ told: { begun: told.begun + 9, changes: 9, moment } })}`;
    const popup = new Promise((resolve) => stranger.page.once("popup", resolve));
    await stranger.page.evaluate((url) => void (window.stage = open(url)), `${host.url}#/stage/${ID}?seed=108`);
    const room = await popup;
    await room.locator(".room-reply").first().waitFor();
    await room.evaluate(() => {
      const shows = (arrived) => () => arrived(document.querySelector(".room-stage").dataset.shows);
      window.heard = new Promise((arrived) => addEventListener("message", shows(arrived)));
    });
    await stranger.page.evaluate((text) => window.stage.postMessage(text, "*"), text);
    assert.equal(await room.evaluate(() => window.heard), "talk");
    // The same words from a window of ours are heard: they were refused for where they came from.
    const ours = await browser.beside();
    await ours.page.goto(host.url);
    await ours.page.evaluate((text) => new BroadcastChannel("rapport-room").postMessage(text), text);
    await room.locator(".room-stage[data-shows=pause]").waitFor();
    for (const { page } of [ours, stranger]) await page.close();
    await room.close();
    other.close();
  });
});

describe("the address for other devices", LIMIT, () => {
  test("is given, with a code, where the page has one, and the lack of it is explained where it has none", async (t) => {
    const browser = await open("chromium", { width: 1280, height: 800 });
    t.after(() => browser.close());
    await desk(browser, host, ID, 109);
    assert.match(await browser.evaluate(() => document.querySelector(".desk-device").textContent), /works on this machine alone/);
    // Chromium takes any name below localhost for this machine; the app cannot know that this one is no more than that.
    const named = host.url.replace("127.0.0.1", "rapport.localtest");
    await browser.page.route("http://rapport.localtest*/**", async (route) =>
      route.fulfill({ response: await route.fetch({ url: route.request().url().replace("rapport.localtest", "127.0.0.1") }) }));
    await desk(browser, { url: named }, ID, 109);
    await browser.until(() => document.querySelector(".desk-device .code path"));
    assert.equal(
      await browser.evaluate(() => document.querySelector(".own-address").textContent),
      `${named}#/brief/${ID}?seed=109`,
    );
  });
});

describe("the last row", LIMIT, () => {
  const LEAST = 32;
  const CONTRAST = 7;
  const SCENARIOS = ["missed-sessions", "not-covered", "three-on-the-call"];
  /** What a desk would tell, where most is said or can be replied. */
  let longest;
  before(async () => {
    const words = ["run", "--quiet", "--package", "rapport-room", "--example", "longest", "--"];
    const files = SCENARIOS.map((id) => `scenarios/${id}.yaml`);
    const { stdout } = await promisify(execFile)("cargo", [...words, ...files], { cwd: ROOT, maxBuffer: 1 << 26 });
    longest = stdout.trim().split("\n").map((line) => JSON.parse(line.replace("rapport-room/1 ", "")).told.moment);
    assert.ok(longest.length > 100, `${longest.length} moments`);
  });

  test("reads all that is said and can be said, in light and dark, without scrolling, where most is", async (t) => {
    const browser = await stageAlone(t);
    for (const moment of longest) {
      await told(browser, moment);
      await legible(browser, moment.journal);
    }
  });

  test("reads all else that the stage shows, in light and dark", async (t) => {
    const browser = await stageAlone(t);
    for (const moment of longest.filter(({ votes }) => votes.length > 2).map(turnedBack)) {
      await told(browser, moment);
      await legible(browser, moment.ways[0].journal);
    }
    for (const shows of ["pause", "address"]) {
      await told(browser, { ...longest[0], shows, timer: 4_000_000_000 });
      await legible(browser, shows);
    }
    for (const id of SCENARIOS) {
      const ended = longest.filter(({ journal, votes }) => journal.includes(id) && votes.length === turns(journal).length);
      ended.sort((one, other) => other.votes.length - one.votes.length);
      await told(browser, { ...ended[0], shows: "debrief", votes: turns(ended[0].journal).map(votedFor) });
      await browser.until(() => document.querySelectorAll(".room-turned li").length === 3);
      const speakers = id === "three-on-the-call" ? 2 : 1;
      const [curves, cells] = await browser.evaluate(() =>
        [".room-curves .curve", ".room-strip li"].map((one) => document.querySelectorAll(one).length),
      );
      assert.deepEqual([curves, cells], [speakers, turns(ended[0].journal).length]);
      const cut = await browser.evaluate(() =>
        [...document.querySelectorAll(".room-said")].filter((one) => one.scrollHeight > one.clientHeight + 1).length,
      );
      assert.equal(cut, 0, `a reply of ${ended[0].journal} is cut short`);
      await legible(browser, ended[0].journal);
    }
  });

  test("reads the whole answer of each of two ways", async (t) => {
    const browser = await stageAlone(t);
    for (const day of [1, 2, 3, 11]) {
      await desk(browser, host, "three-on-the-call", day);
      const open = (await desked(browser)).closed.flatMap((closed, at) => (closed ? [] : [at + 1]));
      const turned = (count) => browser.until((count) => document.querySelectorAll(".desk-turns li").length === count, count);
      for (const [at, key] of [[1, `${open[0]}`], [0, "g"], [1, `${open[1]}`]]) {
        await press(browser, key);
        await turned(at);
      }
      await press(browser, "k");
      await press(browser, "s");
      await browser.until(() => document.querySelectorAll(".room-answer").length === 2);
      const hidden = await browser.evaluate(() =>
        [...document.querySelectorAll(".room-answer")].map((answer) => {
          const lines = document.createRange();
          lines.selectNodeContents([...answer.querySelectorAll(".room-line")].at(-1));
          return Math.max(0, Math.round(lines.getBoundingClientRect().bottom - answer.getBoundingClientRect().bottom));
        }),
      );
      assert.deepEqual(hidden, [0, 0], `day ${day}`);
      await legible(browser, `two ways on day ${day}`);
    }
  });

  /** A browser as large as a projector's picture. */
  async function stageAlone(t) {
    const browser = await open("chromium", { width: 1920, height: 1080 });
    t.after(() => browser.close());
    await browser.goto(host.url);
    return browser;
  }

  async function legible(browser, what) {
    for (const colorScheme of ["light", "dark"]) {
      await browser.page.emulateMedia({ colorScheme });
      assert.deepEqual(await browser.evaluate(unreadable, LEAST, CONTRAST), [], `${colorScheme}: ${what}`);
    }
  }

  const turns = (journal) => journal.split(" ").slice(6);

  /** A vote that everybody gave to what was then said. */
  const votedFor = (turn) => ({ hands: { [turn.split(":")[0].replace("!", "")]: 12 }, revealed: true, dissent: "" });

  /** The same talk gone back on by a turn, with both ways shown. */
  function turnedBack({ journal, votes, ...rest }) {
    const given = turns(journal).length;
    const earlier = journal.split(" ").slice(0, -1).join(" ");
    const vote = { hands: {}, revealed: false, dissent: "" };
    return { ...rest, journal: earlier, votes: [...votes.slice(0, given - 1), vote], ways: [{ journal, votes }], shows: { beside: 0 } };
  }

  /** Has the stage of a moment's talk show it, as a desk of the same site would. */
  let changes = 0;
  async function told(browser, moment) {
    const [, id, , seed] = moment.journal.split(" ");
    changes += 1;
    await browser.evaluate(
      (hash) =>
        new Promise((arrived) => {
          if (location.hash === hash) return arrived();
          addEventListener("hashchange", () => requestAnimationFrame(() => requestAnimationFrame(arrived)), { once: true });
          location.hash = hash;
        }),
      `#/stage/${id}?seed=${seed}`,
    );
    await browser.until(() => document.querySelector(".room-stage"));
    await browser.evaluate(
      (text) =>
        new Promise((painted) => {
          addEventListener("message", () => requestAnimationFrame(() => requestAnimationFrame(painted)), { once: true });
          postMessage(text, location.origin);
        }),
      `rapport-room/1 ${JSON.stringify({ told: { begun: 1, changes, moment } })}`,
    );
    const shows = typeof moment.shows === "string" ? moment.shows : "beside";
    await browser.until((shows) => document.querySelector(`.room-stage[data-shows=${shows}] main`), shows);
  }

  /** Runs in the page: what is too small, too faint, cut off or has to be scrolled to. */
  function unreadable(least, contrast) {
    const found = [];
    const stage = document.querySelector(".room-stage");
    const { width, height } = stage.getBoundingClientRect();
    if (stage.scrollHeight > height || stage.scrollWidth > width) found.push(`scrolls: ${stage.scrollHeight} of ${height}`);
    for (const part of document.querySelectorAll(".room-they, .room-replies, .room-replies ol, .room-ended, .room-way, .room-turned, .room-outcome, main")) {
      if (part.scrollHeight > part.clientHeight + 1) found.push(`${part.className} is cut: ${part.scrollHeight} of ${part.clientHeight}`);
    }
    for (const face of document.querySelectorAll(".room-face svg")) {
      if (face.getBoundingClientRect().height < 120) found.push(`a face of ${face.getBoundingClientRect().height}`);
    }
    const channels = (color) => color.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => {
      const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const behind = (element) => {
      for (let one = element; one; one = one.parentElement) {
        const color = getComputedStyle(one).backgroundColor;
        if ((channels(color)[3] ?? 1) === 1) return channels(color);
      }
      return [255, 255, 255];
    };
    const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, data } = texts.currentNode;
      if (data.trim() === "" || parentElement.closest(".sr, .room-said, .room-answer") || !parentElement.checkVisibility()) continue;
      const style = getComputedStyle(parentElement);
      if (parseFloat(style.fontSize) < least) found.push(`${style.fontSize}: ${data}`);
      const [one, other] = [light(channels(style.color)), light(behind(parentElement))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (ratio < contrast) found.push(`contrast of ${ratio.toFixed(1)}: ${data}`);
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const box = range.getBoundingClientRect();
      if (box.bottom > height || box.right > width || box.top < 0) found.push(`outside: ${data}`);
    }
    return found;
  }
});
