// The debrief as an analysis board: turns, what each was worth, another try, two ways side by side, paper.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "./support/engines.mjs";
import {
  button, debrief, ended, heading, link, openReplies, own, scored, spoken, tabTo, talkToTheEnd, talking, visit,
} from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const SCENARIOS = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const ID = "not-covered";
const SEED = 7;

let browser, host, page;
before(async () => {
  host = await serve();
  browser = await open("chromium", { width: 1280, height: 800 });
  page = browser.page;
});
after(async () => {
  await browser?.close();
  host?.close();
});

const turns = () => page.getByRole("region", { name: "Turn by turn" }).getByRole("button", { name: /^Turn \d+ / });
const turn = (number) => turns().nth(number - 1);
const detail = (number) => page.getByRole("region", { name: new RegExp(`^Turn ${number} of `) });
const offers = (number) => detail(number).getByRole("list").last().getByRole("listitem");
/** Waits until all of a turn is there: the way to try it again stands last. */
const wholly = (number) =>
  detail(number).getByRole("button", { name: `Try again from here: Turn ${number}`, exact: true }).waitFor();
const region = (name) => page.getByRole("region", { name });
const ownNote = () => page.getByRole("textbox", { name: "What will you do differently?" });
const MARK = /(Best|Good|Missed chance|Mistake|Turning point)/;

/** Holds a talk to its end and opens its debrief. */
async function held(which = "first", seed = SEED) {
  await visit(page, host, `#/talk/${ID}?seed=${seed}`);
  await talkToTheEnd(page, which);
  await debrief(page);
  await turn(1).waitFor();
}

/** How many turns the debrief that is shown has, once all are drawn. */
async function count() {
  await region("All ways you tried").waitFor();
  return turns().count();
}

describe("the board", () => {
  before(() => held());

  beforeEach(() => turn(1).click());

  test("marks the turns, and says what each lost", async () => {
    const rows = await turns().allInnerTexts();
    const losses = await turns().evaluateAll((rows) => rows.map((row) => Number(/(\d+) points? lost/.exec(row.textContent)?.[1] ?? 0)));
    assert.ok(rows.some((row) => MARK.test(row)));
    // The points lost are all that were possible and were not got.
    const parts = await page.getByText(/^\d+ of \d+ points\./).allInnerTexts();
    const missing = parts.map((part) => part.match(/\d+/g).map(Number)).reduce((sum, [got, possible]) => sum + possible - got, 0);
    assert.equal(losses.reduce((sum, one) => sum + one), missing);
  });

  test("shows one turn at a time, and a reload comes back to it", async () => {
    await turn(2).click();
    await detail(2).waitFor();
    assert.equal(await detail(1).count(), 0);
    assert.equal(await turn(2).getAttribute("aria-current"), "true");
    await page.reload();
    await detail(2).waitFor();
    await scored(page);
  });

  test("is gone through with buttons and stops at both ends", async () => {
    const total = await count();
    const [previous, next] = ["Previous turn", "Next turn"].map((name) => button(page, name));
    await previous.click({ force: true });
    await detail(1).waitFor();
    for (let number = 2; number <= total; number += 1) {
      await next.click();
      await detail(number).waitFor();
    }
    await next.click({ force: true });
    await detail(total).waitFor();
    await previous.click();
    await detail(total - 1).waitFor();
  });

  test("is gone through with arrow keys, and the focus goes along in the list", async () => {
    const total = await count();
    const inFocus = (number) => turn(number).evaluate((row) => row === document.activeElement);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("ArrowRight");
    await detail(2).waitFor();
    await tabTo(page, turn(2));
    for (const [key, number] of [["ArrowDown", 3], ["End", total], ["ArrowUp", total - 1], ["Home", 1], ["ArrowRight", 2], ["ArrowLeft", 1]]) {
      await page.keyboard.press(key);
      await detail(number).waitFor();
      assert.ok(await inFocus(number), key);
    }
    // One Tab leads out of the list.
    await page.keyboard.press("Tab");
    assert.equal(await turns().evaluateAll((rows) => rows.includes(document.activeElement)), false);
  });

  test("leaves the arrow keys to a text that is written", async () => {
    await ownNote().fill("Ask first.");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await detail(1).waitFor();
  });

  test("is linked both ways with the curve", async () => {
    const drawing = page.getByRole("figure").first().locator("svg");
    const { x, y, width, height } = await drawing.boundingBox();
    await page.mouse.click(x + width - 20, y + height / 2);
    await detail(await count()).waitFor();
    const last = await drawing.locator("rect").boundingBox();
    await turn(1).click();
    await detail(1).waitFor();
    assert.ok((await drawing.locator("rect").boundingBox()).x < last.x, "the place on the curve moves with the turn");
  });

  test("says of each turn what was on offer, and where it leads at best", async () => {
    const total = await count();
    for (let number = 1; number <= total; number += 1) {
      await turn(number).click();
      await wholly(number);
      const texts = await offers(number).allInnerTexts();
      assert.ok(texts.length >= 2);
      assert.equal(texts.filter((text) => text.includes("You said this")).length, 1);
      for (const text of texts) assert.match(text, /at best \d+ points from here on: .+ \(.+\)|Closed: .+/);
      const mark = MARK.exec(await turn(number).innerText())?.[1];
      const strongest = texts.filter((text) => text.includes("Strongest")).length;
      assert.equal(strongest, mark === undefined || mark === "Best" ? 0 : 1, `turn ${number}: ${mark}`);
    }
  });

  test("shows of the last turn what they said then", async () => {
    const last = await count();
    const heading = (number) => detail(number).getByRole("heading", { name: "Their last words" });
    await wholly(1);
    assert.equal(await heading(1).count(), 0);
    await turn(last).click();
    await wholly(last);
    await heading(last).waitFor();
    const words = await detail(last).locator(".line:not(.own) .words").last().innerText();
    await visit(page, host, `#/talk/${ID}?seed=${SEED}`);
    await talking(page);
    assert.equal(await page.getByRole("log", { name: "The talk so far" }).locator(".words").last().innerText(), words);
    await page.goBack();
    await page.goBack();
    await count();
  });

  test("names the causes of the change of mood, and their sum where one person listens", async () => {
    await turn(1).click();
    const table = detail(1).getByRole("table", { name: "What moved the mood" });
    await table.getByRole("row").nth(1).waitFor();
  });
});

test("under the turns stand feelings, reflections, skills and pitfalls, and lead to their turns", async () => {
  await held();
  const feelings = region("Feelings they showed");
  const sentence = await feelings.getByText(/^Feelings shown/).innerText();
  const [shown, taken, missed] = sentence.match(/\d+/g).map(Number);
  const items = await feelings.getByRole("listitem").allInnerTexts();
  assert.equal(items.length, shown);
  assert.equal(items.filter((item) => item.includes("Acknowledged")).length, taken);
  assert.equal(items.filter((item) => item.includes("Not acknowledged")).length, missed);
  for (const name of ["Reflections to questions", "Skills you showed", "Pitfalls"]) await region(name).waitFor();
  const last = feelings.getByRole("button").last();
  const number = (await last.innerText()).match(/\d+/)[0];
  await last.click();
  await detail(number).waitFor();
});

test("the own note is kept on every keystroke", async () => {
  await held();
  const note = ownNote();
  await note.fill("");
  await note.pressSequentially("Ask <b>first</b>.");
  await page.reload();
  await note.waitFor();
  assert.equal(await note.inputValue(), "Ask <b>first</b>.");
});

test("what is deleted while the scores are worked out does not come back with them", async () => {
  await held();
  await page.reload();
  const seen = await page.waitForFunction(
    () => document.querySelector(".outcome h1") && (localStorage.clear(), { meters: document.querySelectorAll("meter").length }),
  );
  assert.deepEqual(await seen.jsonValue(), { meters: 0 }, "the scores are still to come");
  await page.getByRole("meter").nth(2).waitFor();
  await region("All ways you tried").waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});

describe("another try", () => {
  let old;
  before(async () => {
    await page.evaluate(() => localStorage.clear());
    await held("first");
    old = page.url();
    await turn(3).click();
    await button(page, "Try again from here: Turn 3").click();
    await talking(page);
    assert.equal(await own(page).count(), 2);
    await talkToTheEnd(page, "last");
    await debrief(page);
  });

  test("keeps the old way: the tree shows both and where they part", async () => {
    const ways = region("All ways you tried");
    await ways.getByText(/^Turns 1 to \d+: the same in all$/).waitFor();
    const runs = await ways.getByText(/^Run \d/).allInnerTexts();
    assert.deepEqual(runs.sort(), ["Run 1", "Run 2 (this one)"]);
    await link(ways, "Debrief of run 1").click();
    await turn(1).waitFor();
    assert.equal(page.url().split("&")[0], old.split("&")[0]);
    await link(ways, "Debrief of run 2").click();
    await link(ways, "Debrief of run 1").waitFor();
  });

  test("is laid beside the old way from where they part, by keyboard", async () => {
    const compare = link(page, "Compare with run 1");
    await compare.waitFor();
    await compare.focus();
    await page.keyboard.press("Enter");
    await heading(page, "Run 2 and run 1").waitFor();
    const columns = [region("Run 2"), region("Run 1")];
    const first = [];
    for (const column of columns) {
      await column.getByRole("meter").last().waitFor();
      assert.equal(await column.getByRole("meter").count(), 3);
      assert.ok((await column.getByRole("figure").count()) >= 1);
      first.push(await column.getByRole("listitem").filter({ hasText: /^Turn \d/ }).first().innerText());
    }
    assert.notEqual(first[0], first[1], "the first turn that is shown is where they part");
    for (const column of columns) {
      const over = column.getByText("The talk is over", { exact: true });
      const last = column.getByRole("listitem").filter({ hasText: /^Turn \d/ }).last();
      assert.ok((await over.boundingBox()).y > (await last.boundingBox()).y, "what it came to stands after the last turn");
    }
    const tried = region("All ways you tried");
    assert.deepEqual((await tried.getByText(/^Run \d/).allInnerTexts()).sort(), ["Run 1 (above)", "Run 2 (above)"]);
    const common = page.getByText(/^What both have in common: Turns? 1/);
    const turnOne = page.getByText("Turn 1", { exact: true });
    assert.equal(await turnOne.isVisible(), false, "the common beginning is folded");
    await common.click();
    await turnOne.waitFor();
    const boxes = await Promise.all(columns.map((column) => column.boundingBox()));
    assert.ok(boxes[0].x + boxes[0].width <= boxes[1].x, "side by side");
    await page.setViewportSize({ width: 360, height: 640 });
    const narrow = await Promise.all(columns.map((column) => column.boundingBox()));
    assert.ok(narrow[0].y + narrow[0].height <= narrow[1].y, "one under the other");
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test("of another day cannot be laid beside it, and that is said", async () => {
    await held("first", SEED + 1);
    await visit(page, host, `#/compare/${ID}?runs=1,3`);
    await heading(page, "These two talks cannot be laid side by side").waitFor();
    await visit(page, host, `#/compare/${ID}?runs=1,99`);
    await heading(page, "This talk is not in this browser").waitFor();
  });
});

test("on a narrow screen the turn opens under its line, and the page does not jump away from it", async () => {
  await held();
  await page.setViewportSize({ width: 360, height: 640 });
  const total = await count();
  await turn(total).click();
  await detail(total).waitFor();
  await turn(2).click();
  await wholly(2);
  const [line, below, next] = await Promise.all([turn(2), detail(2), turn(3)].map((one) => one.boundingBox()));
  assert.ok(line.y + line.height <= below.y && below.y + below.height <= next.y, "between its line and the next");
  assert.ok(line.y >= 0 && line.y + line.height <= 640, "its line is in the window");
  await page.setViewportSize({ width: 1280, height: 800 });
});

describe("on paper", () => {
  test("the longest kept play takes three pages at most, with a note", async () => {
    const { id, seed, replies } = await longestPlay();
    await visit(page, host, `#/talk/${id}?seed=${seed}`);
    await talking(page);
    await openReplies(page).first().click();
    await spoken(page, 1);
    await page.evaluate(([key, replies]) => {
      const [form, scenario, hash, seed, started, prepared] = localStorage.getItem(key).split(" ");
      const steps = replies.map((reply) => `${reply}:1000`);
      localStorage.setItem(key, [form, scenario, hash, seed, started, prepared, ...steps].join(" "));
    }, [`rapport.1.talk.${id}.${seed}`, replies]);
    await page.reload();
    await ended(page).waitFor();
    await debrief(page);
    assert.equal(await count(), replies.length);
    const note = "I heard the fear under the numbers late, and gave a plan before I had asked what it was for. ".repeat(6);
    await ownNote().fill(note);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages <= 3, `${pages} pages`);
    const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf);
    assert.deepEqual([width, height].map((points) => Math.round(points / 72 * 25.4)), [210, 297]);
  });

  test("every turn is there with its mark and the stronger reply, and nothing to click", async () => {
    await held();
    const total = await count();
    await page.emulateMedia({ media: "print" });
    assert.equal(await turns().count(), total);
    const marked = (await turns().allInnerTexts()).filter((text) => /Good|Missed|Mistake|Turning/.test(text)).length;
    assert.equal(await page.getByText(/^Stronger: /).filter({ visible: true }).count(), marked);
    for (const name of [/^Try again/, "Next turn", "The same talk again"]) {
      assert.equal(await button(page, name).filter({ visible: true }).count(), 0, `${name}`);
    }
    await page.emulateMedia({ media: null });
  });
});

/** Of all plays beside the scenarios, the one with the most replies. */
async function longestPlay() {
  const plays = [];
  for (const file of (await readdir(SCENARIOS)).filter((name) => name.endsWith(".plays.yaml"))) {
    const text = await readFile(SCENARIOS + file, "utf8");
    for (const [, seed, replies] of text.matchAll(/seed: (\d+)\n\s+replies: \[([^\]]+)\]/g)) {
      plays.push({ id: file.replace(".plays.yaml", ""), seed, replies: replies.split(/,\s*/) });
    }
  }
  return plays.reduce((longest, play) => (play.replies.length > longest.replies.length ? play : longest));
}
