// One's own progress: runs over time, a goal, what was set aside, and all data out, in and away.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import {
  DIMENSIONS, LIBRARY, anySeed, button, debrief, heading, link, own, reply, tabTo, talkToTheEnd, talking, visit,
} from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const ID = "rough-edges";
const PROGRESS = "My progress";
const EMPTY = "Nothing to show yet";
const REFUSED = /^Nothing was taken in: /;

let browser, shelved, revised, host;
before(async () => {
  shelved = await shelf(ID);
  revised = await shelf(ID, (text) => text.replace("You pay nothing until Friday", "You pay nothing until Monday"));
  host = await serve({ folder: shelved.folder });
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  host?.close();
  await shelved?.remove();
  await revised?.remove();
});

/** A page in a profile of its own. */
async function fresh(t, hash = "#/progress", prepare) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  await visit(page, host, hash);
  return page;
}

/** A page on which one talk was held to its end, at its debrief. */
async function afterOneRun(t, seed = anySeed()) {
  const page = await fresh(t, `#/talk/${ID}?seed=${seed}`);
  await talkToTheEnd(page);
  const scores = await debrief(page);
  return { page, seed, scores };
}

/** From anywhere to the page of one's progress, which then shows this heading. */
async function toProgress(page, shown = "Run by run") {
  await link(page, "Library").click();
  await heading(page, LIBRARY).waitFor();
  await link(page, PROGRESS).click();
  await heading(page, shown).waitFor();
}

const kept = (page) => page.evaluate(() => ({ ...localStorage }));
const put = (page, texts) => page.evaluate((texts) => Object.assign(localStorage, texts), texts);
const refused = (page) => page.getByRole("alert").filter({ hasText: REFUSED });
const said = (page, words) => page.getByRole("status").filter({ hasText: words });

/** The text of the file that a button saves, and its name. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { text: await readFile(await download.path(), "utf8"), name: download.suggestedFilename() };
}

const takeIn = (page, text) =>
  page
    .getByLabel("Take in a file")
    .setInputFiles({ name: "any.json", mimeType: "application/json", buffer: Buffer.from(text) }, { timeout: 120_000 });

/** Deletes everything, as the page offers it. */
async function deleteAll(page) {
  await button(page, "Delete everything…").click();
  await button(page, "Delete all of it").click();
  await said(page, "Everything is deleted.").waitFor();
}

describe("one's own progress", () => {
  test("says before the first run what will be there, and leads to the conversations", async (t) => {
    const page = await fresh(t, "#/");
    await link(page, PROGRESS).click();
    await heading(page, EMPTY).waitFor();
    await link(page, "Choose a conversation").click();
    await heading(page, LIBRARY).waitFor();
  });

  test("shows a run with its scores, its skills, and the way to its debrief", async (t) => {
    const { page, scores } = await afterOneRun(t);
    const address = page.url();
    await toProgress(page);
    await page.getByText("1 run of one conversation.").waitFor();
    for (const [at, name] of DIMENSIONS.entries()) {
      await page.getByText(`${name}: first ${scores[at]}, latest ${scores[at]}`).waitFor();
    }
    await page.getByText("The runs as a table").click();
    const cells = await page.getByRole("row", { name: /^Run 1/ }).getByRole("cell").allTextContents();
    assert.deepEqual(cells.slice(2, 5).map(Number), scores);
    await heading(page, "Skills").waitFor();
    await link(page, "Run 1").click();
    await page.waitForURL(address);
  });

  test("says what to practise next, and leads there", async (t) => {
    const { page } = await afterOneRun(t);
    await toProgress(page);
    const next = page.getByRole("region", { name: "What to practise next" });
    await next.getByText(/^Due again in (one day|\d+ days)\./).waitFor();
    await next.getByRole("link").first().click();
    await heading(page, "The situation").waitFor();
    assert.match(page.url(), new RegExp(`#/brief/${ID}`));
  });

  test("shows in the library what is due again, once its rest is over", async (t) => {
    const page = await fresh(t, "#/");
    const attempt = (days) => {
      const began = Math.floor(Date.now() / 1000) - days * 86_400;
      return { [`rapport.1.attempts.${ID}`]: `agreement 80,80,80 rapport/2 ${ID} 00f3a1b2c3d4e5f6 7 ${began} standard a:1` };
    };
    for (const [days, shown] of [[2, 0], [4, 1]]) {
      await put(page, attempt(days));
      await visit(page, host, "#/");
      await page.getByRole("table", { name: /^1 run/ }).waitFor();
      assert.equal(await page.getByText("Due for another try").count(), shown, `${days} days`);
    }
  });

  test("keeps the goal that any address set, says what is missing, and lets it go", async (t) => {
    const { page, seed } = await afterOneRun(t);
    await visit(page, host, `#/talk/${ID}?seed=${seed}&goal=1x100`);
    await talking(page);
    await visit(page, host, "#/progress");
    await page.getByText("One run of each conversation, and each of the three scores at 100 or more once.").waitFor();
    await page.getByText(/^(Still to reach the goal: |Goal reached\.)/).waitFor();
    await button(page, "Take the goal away").click();
    await page.getByText("No goal is set.").waitFor();
    await visit(page, host, "#/progress?goal=<b>x90");
    await page.getByText("No goal is set.").waitFor();
    await visit(page, host, "#/progress?goal=4x1");
    await page.getByText(/^Still to reach the goal: 3 more runs/).waitFor();
  });

  test("counts turns that a retry shares with its run once, also for the goal, and tells runs of one day apart", async (t) => {
    const { page } = await afterOneRun(t);
    const chances = async () => {
      const rows = page.getByRole("region", { name: "Skills" }).getByRole("table").first().getByRole("row");
      const all = (await rows.allTextContents()).map((row) => /^(.*?)\d+ of (\d+)/.exec(row)).filter(Boolean);
      return Object.fromEntries(all.map(([, skill, chances]) => [skill, Number(chances)]));
    };
    await page.getByRole("region", { name: "Turn by turn" }).getByRole("button", { name: /^Turn \d+ / }).last().click();
    const again = page.getByRole("button", { name: /^Try again from here: Turn [2-9]/ });
    await again.waitFor();
    await toProgress(page);
    const before = await chances();
    await page.goBack();
    await page.goBack();
    // The address keeps the turn that was looked at.
    const first = Number(/Turn (\d+)/.exec(await again.getAttribute("aria-label"))[1]);
    await again.click();
    await talkToTheEnd(page);
    const added = (await own(page).count()) - first + 1;
    await debrief(page);
    await visit(page, host, "#/progress?goal=2x1");
    await heading(page, "Skills").waitFor();
    const after = await chances();
    for (const [skill, times] of Object.entries(before)) assert.ok(after[skill] - times <= added, `${skill}: ${times}, then ${after[skill]} after ${added} turns`);
    await page.getByText(/^Still to reach the goal: one more run/).waitFor();
    await page.getByText("The skills as a table, run by run").click();
    const names = await page.getByRole("region", { name: "The skills as a table" }).getByRole("columnheader").allTextContents();
    assert.equal(names.length, 3);
    assert.equal(new Set(names).size, 3, names.join(" | "));
  });

  test("keeps runs of a conversation that was revised since, and says so", async (t) => {
    const { page } = await afterOneRun(t);
    const before = await kept(page);
    const later = await serve({ folder: revised.folder });
    t.after(() => later.close());
    await page.route(`${host.url}**`, (route) => route.continue({ url: route.request().url().replace(host.url, later.url) }));
    await visit(page, host, "#/progress");
    await page.getByText(/^Runs without a link were held before this conversation was revised/).waitFor();
    await page.getByText("The runs as a table").click();
    await page.getByRole("rowheader", { name: "Run 1" }).waitFor();
    assert.equal(await link(page, "Run 1").count(), 0);
    assert.deepEqual(await kept(page), before);
  });
});

describe("a run as a file", () => {
  test("is saved as JSON from its debrief, and taken in it is the same run", async (t) => {
    const { page, seed, scores } = await afterOneRun(t);
    const [runs] = Object.entries(await kept(page)).filter(([key]) => key.includes(".attempts."));
    const file = await saved(page, "Save as JSON");
    assert.match(file.name, new RegExp(`^${ID}-day-${seed}-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.json$`));
    const { attempt, told } = JSON.parse(file.text);
    assert.deepEqual(Object.values(attempt.scores), scores);
    assert.equal(told.turns.length, attempt.journal.split(" ").filter((step) => /^[a-z][\w-]*!?:\d+$/.test(step)).length);

    await toProgress(page);
    await deleteAll(page);
    assert.deepEqual(await kept(page), {});
    await takeIn(page, file.text);
    await said(page, "Taken in: 1 run is new.").waitFor();
    assert.deepEqual(Object.entries(await kept(page)), [runs]);
    await heading(page, "Run by run").waitFor();
  });

  test("is saved as a table with a row for each turn", async (t) => {
    const { page } = await afterOneRun(t);
    const { told } = JSON.parse((await saved(page, "Save as JSON")).text);
    const { text, name } = await saved(page, "Save as a table (CSV)");
    assert.match(name, /\.csv$/);
    assert.ok(text.startsWith('\ufeff"scenario","day",'));
    const rows = text.split("\r\n").filter((line) => line.startsWith(`"${ID}",`));
    assert.equal(rows.length, told.turns.length);
  });
});

describe("all data", () => {
  test("are exported, deleted after a question that says what goes, and taken in again as they were", async (t) => {
    const { page, seed } = await afterOneRun(t);
    await visit(page, host, `#/talk/${ID}?seed=${(seed % 9_999) + 1}`);
    await talking(page);
    await reply(page);
    await visit(page, host, "#/progress");
    await heading(page, "Your data").waitFor();
    const before = await kept(page);
    const { text, name } = await saved(page, "Export everything");
    assert.match(name, /^rapport-data-\d{4}-\d\d-\d\d\.json$/);

    const ask = button(page, "Delete everything…");
    await ask.focus();
    await page.keyboard.press("Enter");
    const question = page.getByRole("group", { name: "Delete everything in this browser?" });
    await question.waitFor();
    await page.waitForFunction(() => document.activeElement.id === "confirm");
    const listed = await question.getByRole("listitem").allTextContents();
    assert.deepEqual(listed, ["1 finished run with its scores", "1 open talk"]);
    await tabTo(page, button(page, "Keep everything"));
    await page.keyboard.press("Enter");
    await ask.waitFor();
    assert.deepEqual(await kept(page), before);

    await deleteAll(page);
    assert.deepEqual(await kept(page), {});
    await heading(page, EMPTY).waitFor();
    await takeIn(page, text);
    await said(page, /^Taken in: /).waitFor();
    assert.deepEqual(await kept(page), before);
    await takeIn(page, text);
    await said(page, /were here already/).waitFor();
    assert.deepEqual(await kept(page), before);
  });

  test("of another browser are joined with those here, and nothing here is written over", async (t) => {
    const { page } = await afterOneRun(t);
    const mine = await kept(page);
    await toProgress(page);
    const [key] = Object.keys(mine).filter((key) => key.includes(".talk."));
    const name = key.replace("rapport.1.", "");
    await takeIn(page, JSON.stringify({ "rapport-data": 1, kept: { [name]: "theirs", "number-keys": "off" } }));
    await said(page, /1 other thing is new; 1 differs from what is here and was set aside/).waitFor();
    const joined = await kept(page);
    for (const [key, text] of Object.entries(mine)) assert.equal(joined[key], text);
    await heading(page, "Set aside").waitFor();
  });

  /** Files that are not taken in, and a part of why. */
  const HOSTILE = {
    "is empty": ["", "it is empty"],
    "is no JSON": ["PK\u0003\u0004 not a text file", "not JSON, from line 1"],
    "nests without end": [`{"rapport-data":1,"kept":${"[".repeat(200_000)}`, "not JSON"],
    "is of another program": ['{"version": 3, "cards": []}', "Rapport did not write it"],
    "is of a later Rapport": ['{"rapport-data": 2, "kept": {}}', "a later Rapport (version 2"],
    "has a number for a text": ['{"rapport-data": 1, "kept": {"number-keys": 1}}', "it is damaged"],
    "has a name that nothing has": ['{"rapport-data": 1, "kept": {"<img src=x onerror=alert(1)>": ""}}', "it is damaged"],
    "has a run that is none": ['{"rapport-attempt": 1, "attempt": {"journal": "rapport/9 x", "ending": "agreement"}}', "another version"],
    "has half a run": ['{"rapport-attempt": 1, "attempt": {"journal": "rapport/2 rough-edges 00"}}', "it is damaged"],
    "is huge": [`{"rapport-data": 1, "kept": {"note.a.1.1": "${"a".repeat(20_500_000)}"}}`, "larger than any file of Rapport"],
  };
  for (const [what, [text, why]] of Object.entries(HOSTILE)) {
    test(`are as they were after a file that ${what}, which is refused with the reason`, async (t) => {
      const page = await fresh(t);
      await put(page, { "rapport.1.note.rough-edges.1.1": "mine" });
      const before = await kept(page);
      await heading(page, EMPTY).waitFor();
      await takeIn(page, text);
      await refused(page).waitFor();
      assert.ok((await refused(page).textContent()).includes(why), await refused(page).textContent());
      assert.deepEqual(await kept(page), before);
    });
  }

  test("show the markup in them as text", async (t) => {
    const page = await fresh(t);
    await heading(page, EMPTY).waitFor();
    const markup = "<img src=x onerror='document.title=1'>";
    const journal = "rapport/2 gone-from-here 00f3a1b2c3d4e5f6 7 1763764000 standard a:1";
    await takeIn(page, JSON.stringify({
      "rapport-data": 1,
      kept: { "attempts.gone-from-here": `agreement 92,81,0 ${journal}\n${markup}`, "aside.note.gone-from-here.7.1.1": markup },
    }));
    await page.getByText("This conversation is no longer in the library.").waitFor();
    await heading(page, "gone-from-here").waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  test("can be taken in, read and exported where the browser keeps nothing, and the page says that it does not", async (t) => {
    const page = await fresh(t, "#/progress", () => {
      const refuse = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: refuse });
    });
    await said(page, "This browser keeps nothing for this page.").waitFor();
    const journal = `rapport/2 ${ID} 00f3a1b2c3d4e5f6 7 1763764000 standard a:1`;
    const file = { "rapport-data": 1, kept: { [`attempts.${ID}`]: `agreement 92,81,0 ${journal}` } };
    await takeIn(page, JSON.stringify(file));
    await said(page, "Taken in: 1 run is new.").waitFor();
    await page.getByText("Empathy: first 92, latest 92").waitFor();
    assert.deepEqual(JSON.parse((await saved(page, "Export everything")).text), file);
    await deleteAll(page);
    await heading(page, EMPTY).waitFor();
  });

  test("that do not fit into full storage are there as long as the page is, and the page says so", async (t) => {
    const page = await fresh(t, "#/progress", () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    });
    await heading(page, EMPTY).waitFor();
    const journal = `rapport/2 ${ID} 00f3a1b2c3d4e5f6 7 1763764000 standard a:1`;
    await takeIn(page, JSON.stringify({ "rapport-data": 1, kept: { [`attempts.${ID}`]: `agreement 92,81,0 ${journal}` } }));
    await page.getByText("Empathy: first 92, latest 92").waitFor();
    await said(page, "This browser’s storage is full.").waitFor();
  });
});

describe("what was set aside", () => {
  /** An open talk with one reply, and an older one of the same day with two, set aside. */
  async function withAnOlderTalk(t) {
    const seed = anySeed();
    const page = await fresh(t, `#/talk/${ID}?seed=${seed}`);
    await talking(page);
    await reply(page);
    const newer = (await kept(page))[`rapport.1.talk.${ID}.${seed}`];
    await reply(page);
    const older = (await kept(page))[`rapport.1.talk.${ID}.${seed}`];
    await put(page, { [`rapport.1.talk.${ID}.${seed}`]: newer, [`rapport.1.aside.${ID}.${seed}.1`]: older });
    await visit(page, host, "#/progress");
    await heading(page, "Set aside").waitFor();
    return { page, seed, newer, older };
  }

  test("comes back into its place, and what was there is set aside", async (t) => {
    const { page, seed, newer, older } = await withAnOlderTalk(t);
    await button(page, /^Bring back: A talk: .*, 2 replies given$/).click();
    await said(page, "It is back in its place.").waitFor();
    await button(page, /^Bring back: A talk: .*, one reply given$/).waitFor();
    const after = await kept(page);
    assert.equal(after[`rapport.1.talk.${ID}.${seed}`], older);
    assert.ok(Object.values(after).includes(newer));
    await link(page, "Library").click();
    await link(page, /^Continue: /).click();
    await talking(page);
    assert.equal(await own(page).count(), 2);
  });

  test("is exported as a file, deleted after a question, and taken in again", async (t) => {
    const { page } = await withAnOlderTalk(t);
    const before = await kept(page);
    const { text } = await saved(page, /^Export: A talk/);
    await button(page, /^Delete: A talk/).click();
    await button(page, /^Keep it: A talk/).click();
    await button(page, /^Delete: A talk/).click();
    assert.deepEqual(await kept(page), before);
    await button(page, /^Yes, delete it: A talk/).click();
    await said(page, "It is deleted.").waitFor();
    assert.equal(Object.keys(await kept(page)).length, Object.keys(before).length - 1);
    await takeIn(page, text);
    await button(page, /^Bring back: A talk/).waitFor();
    assert.deepEqual(await kept(page), before);
  });

  test("and cannot be gone on with is said to be so, and can still be exported", async (t) => {
    const page = await fresh(t);
    await put(page, {
      "rapport.1.aside.rough-edges.7.1": "rapport/1 rough-edges 00f3a1b2c3d4e5f6 7 1763764000 a:1",
      "rapport.1.aside.rough-edges.8.1": "\u0000<b>",
    });
    await visit(page, host, "#/progress");
    await page.getByText("The conversation was revised since then. It cannot be gone on with.").waitFor();
    await page.getByText("What was kept is not a talk.").waitFor();
    assert.equal(await button(page, /^Bring back/).count(), 0);
    assert.ok((await saved(page, /^Export: A talk that cannot be read/)).text.includes("\\u0000<b>"));
  });
});
