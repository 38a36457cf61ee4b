// What trainers do before and after a session: result files of a group, the agenda, handouts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import { LIBRARY, button, heading, link, tabTo, talkToTheEnd, visit } from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const ID = "rough-edges";
const GROUP = "What the group chose";
const BEGUN = 1_772_550_000;

let browser, shelved, host, ways;
before(async () => {
  shelved = await shelf(ID);
  host = await serve({ folder: shelved.folder });
  browser = await open("chromium");
  ways = [await played("first"), await played("last")];
});
after(async () => {
  await browser?.close();
  host?.close();
  await shelved?.remove();
});

/** A page in a profile of its own. */
async function fresh(t, hash, options = {}) {
  const context = await browser.page.context().browser().newContext(options);
  t?.after(() => context.close());
  const page = await context.newPage();
  await visit(page, host, hash);
  return page;
}

/** A talk of the seventh day held to its end, as it is kept: the kind of its ending, and its journal. */
async function played(which) {
  const page = await fresh(undefined, `#/talk/${ID}?seed=7`);
  await talkToTheEnd(page, which);
  const kept = await page.evaluate((id) => localStorage[`rapport.1.attempts.${id}`], ID);
  await page.context().close();
  const [, ending, journal] = /^(\S+) \S+ (.*)$/.exec(kept);
  return { ending, journal };
}

/** A result file of a person, who began so many minutes later than the first. */
function result(person, { change = (journal) => journal, version = 1, scores = null } = {}) {
  const { ending, journal } = ways[person % 2];
  const [form, id, hash, seed, , ...rest] = journal.split(" ");
  const moved = [form, id, hash, seed, BEGUN + person * 60, ...rest].join(" ");
  const attempt = { journal: change(moved), ending, scores, "follow-up": null, reflection: null };
  return JSON.stringify({ "rapport-attempt": version, attempt, told: null });
}

/** How often twelve people gave each reply: half of them went each way. */
function given() {
  const replies = ways.flatMap(({ journal }) => journal.split(" ").slice(6).filter((step) => !step.startsWith("?")));
  const counts = {};
  for (const step of replies) {
    const [reply] = step.split(/!?:/);
    counts[reply] = (counts[reply] ?? 0) + 6;
  }
  return counts;
}

const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const results = (count) => Array.from({ length: count }, (_, person) => file(`person-${person}.json`, result(person)));

const choose = (page, files) => page.getByLabel("Choose result files").setInputFiles(files);
const said = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
const region = (page, name) => page.getByRole("region", { name });

/** A page with a group of so many, all worked out. */
async function gathered(t, count, options) {
  const page = await fresh(t, "#/group", options);
  await choose(page, results(count));
  await said(page, new RegExp(`^${count} files read, ${count} talks counted\\.$`));
  // The last part of the figures.
  await region(page, "Every place").waitFor();
  return page;
}

/** The rows of a table in cells. */
const rows = (table) =>
  table.evaluate((table) => [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())));

const sum = (numbers) => numbers.reduce((all, one) => all + Number(one), 0);

/** Rows and cells of a CSV file. */
function cells(text) {
  const all = text.replace(/^\ufeff/, "").split("\r\n").slice(0, -1);
  return all.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,)(?=,|$)/gs)].map(([, text, number]) => text?.replaceAll('""', '"') ?? number ?? ""));
}

describe("what the group chose", () => {
  test("is reached from the library, and says that nothing is uploaded", async (t) => {
    const page = await fresh(t, "#/");
    await heading(page, LIBRARY).waitFor();
    await link(page, GROUP).click();
    await heading(page, GROUP).waitFor();
    await page.getByText("nothing is uploaded").waitFor();
    await said(page, "No files yet.");
    await visit(page, host, "?embed=1#/");
    await heading(page, LIBRARY).waitFor();
    assert.equal(await link(page, GROUP).count(), 0);
  });

  test("names every file that does not count, with the reason, and counts the rest", async (t) => {
    const page = await fresh(t, "#/group");
    const bad = {
      "empty.json": ["", "it is empty"],
      "blank.json": [" \n", "it is empty"],
      "numbers.json": ["[1, 2, 3]", "Rapport did not write it"],
      "never.json": [result(0, { change: (journal) => journal.replace(` ${BEGUN} `, " 99999999999999999 ") }), "damaged at part 5"],
      "photo.json": ["\u0089PNG", "it is not JSON, from line 1, column 1 on"],
      "shopping.json": ['{"milk": 2}', "Rapport did not write it"],
      "later.json": [result(0, { version: 2 }), "it was written by a later Rapport"],
      "later-talk.json": [result(0, { change: (journal) => journal.replace("rapport/2", "rapport/9") }), "another version of Rapport"],
      "damaged.json": [result(0, { scores: { empathy: 400, clarity: 0, solution: 0 } }), "it is damaged"],
      "cut.json": [result(0).slice(0, 60), "it is not JSON"],
      "elsewhere.json": [result(0, { change: (journal) => journal.replace(ID, "elsewhere") }), "“elsewhere”, is not to be had here"],
      "revised.json": [result(0, { change: (journal) => journal.replace(/ [0-9a-f]{16} /, " 00000000000000aa ") }), "The conversation was revised since then."],
      "unfinished.json": [result(0, { change: (journal) => journal.replace(/ \S+$/, "") }), "was not held to the end"],
      "invented.json": [result(0, { change: (journal) => journal.replace(/ [^ ]+(?=:\d+$)/, " no-such-reply") }), "was not on offer"],
      "settings.json": ['{"rapport-data": 1, "kept": {"goal": "4x90"}}', "there is no finished talk in it"],
      "again.json": [result(1), "the same talk came with “person-1.json” already"],
      '<img src=x onerror="window.struck=1">.json': ["[]", "Rapport did not write it"],
    };
    const files = Object.entries(bad).map(([name, [text]]) => file(name, text));
    await choose(page, [...results(4), ...files]);
    await said(page, `${4 + files.length} files read, 4 talks counted. ${files.length} things in them do not count.`);
    const skips = region(page, `Not counted: ${files.length}`).getByRole("listitem");
    await skips.nth(files.length - 1).waitFor();
    const named = await skips.allTextContents();
    for (const [at, [name, [, why]]] of Object.entries(bad).entries()) {
      assert.ok(named[at].startsWith(`${name}: `) && named[at].includes(why), named[at]);
    }
    assert.equal(await page.evaluate(() => window.struck), undefined);
  });

  test("counts every talk in each of its figures", async (t) => {
    const page = await gathered(t, 12);
    await page.getByText("12 talks on 1 day of the scenario").waitFor();
    await page.getByText("All scores and marks are worked out here, from what was said.").waitFor();

    const spreads = region(page, "How the scores are spread");
    await spreads.getByText("The scores as a table").click();
    const scores = await rows(spreads.getByRole("table"));
    assert.deepEqual([1, 2, 3].map((column) => sum(scores.map((row) => row[column]))), [12, 12, 12]);

    const map = region(page, "The map of the talk");
    await map.getByText("The map as a table").click();
    const mapped = await rows(map.getByRole("table"));
    assert.equal(sum(mapped.map(([, , times]) => times)), sum(Object.values(given())));
    assert.equal(sum(mapped.filter(([, to]) => to.startsWith("end")).map(([, , times]) => times)), 12);

    const ends = await rows(region(page, "How the talks ended").getByRole("table"));
    assert.equal(sum(ends.map(([, times]) => times.split(" ")[0])), 12);
    assert.ok(ends.every(([, times]) => times.includes(" of 12 (")));

    const parted = region(page, "Where the group parted");
    await parted.getByText(/ · parting 0\.\d\d · facility [01]\.\d\d$/).first().waitFor();
    await parted.getByText(/^discrimination (1\.00|−1\.00)$/).first().waitFor();
    // A reply is told of the visits on which it could be given, and only where it could.
    const shares = await parted.getByText(/^\d+ of \d+ \(\d+ %\)$/).allInnerTexts();
    assert.ok(shares.every((share) => !share.includes("of 0 ")), shares.join(" | "));
    await parted.getByText(/\(could be given \d+ of \d+ times\)/).first().waitFor();
    assert.equal(await parted.getByText("Then *break* the seal.").count(), 0, "a reply that was closed to everybody");
    const telling = region(page, "Which replies tell strong from weak").getByRole("listitem").first();
    await telling.getByText(/^discrimination (1\.00|−1\.00)$/).waitFor();
    assert.match(await telling.innerText(), /Strong\s+\d+ of \d+ \(\d+ %\)\s+Weak\s+\d+ of \d+ \(\d+ %\)/);
    assert.equal(await page.evaluate(() => window.struck), undefined);
  });

  test("asks for the scenario that the files are of, and sends nothing", async (t) => {
    const page = await fresh(t, "#/group");
    await said(page, "No files yet.");
    const asked = [];
    // What the page keeps for use without a network, it fetches when it likes.
    const isKept = (url) => /offline-|worker\.js|manifest/.test(url);
    page.on("request", (request) => {
      if (!isKept(request.url())) asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`.trim());
    });
    await choose(page, results(4));
    await said(page, "4 files read, 4 talks counted.");
    await page.getByText("All scores and marks are worked out here").waitFor();
    assert.deepEqual(asked, [`GET ${host.url}scenarios/${ID}.bin`]);
  });

  test("takes the scores of the files until they are worked out, and where a talk has its day alone", async (t) => {
    const page = await fresh(t, "#/group");
    const alone = (seed) => result(0, { change: (journal) => journal.replace(" 7 ", ` ${seed} `), scores: { empathy: 50, clarity: 50, solution: 50 } });
    const files = Array.from({ length: 40 }, (_, at) => file(`day-${at + 100}.json`, alone(at + 100)));
    await choose(page, [...files, ...results(2)]);
    await said(page, /^42 files read/);
    await said(page, /counted\./);
    await page.getByText(/Scores and marks of 2 talks are worked out here, from what was said\. Those of \d+ talks are as the files say, and they have no marks: nobody else had their day\./).waitFor();
  });

  test("takes files that are dropped on the page, and more later", async (t) => {
    const page = await gathered(t, 2);
    const drop = (files) =>
      page.evaluate((files) => {
        const dataTransfer = new DataTransfer();
        for (const [name, text] of files) dataTransfer.items.add(new File([text], name, { type: "application/json" }));
        const over = new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer });
        document.querySelector("h1").dispatchEvent(over);
        document.querySelector("h1").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        return over.defaultPrevented;
      }, files);
    assert.ok(await drop([["late.json", result(20)], ["later.json", result(21)]]));
    await said(page, "4 files read, 4 talks counted.");
    await page.getByText("4 talks on 1 day of the scenario").waitFor();
  });

  test("counts every finished talk in all data of a person", async (t) => {
    const page = await fresh(t, "#/group");
    const line = (person) => `${ways[person % 2].ending} 1,2,3 ${JSON.parse(result(person)).attempt.journal}`;
    const kept = { [`attempts.${ID}`]: `${line(0)}\n${line(1)}\nnot a talk`, "number-keys": "off" };
    await choose(page, [file("all.json", JSON.stringify({ "rapport-data": 1, kept }))]);
    await said(page, "1 file read, 2 talks counted. One thing in them does not count.");
    await page.getByText(`the talk in line 3 of “${ID}” is damaged.`).waitFor();
  });

  test("gives a table with a row for each reply, also for those that nobody chose", async (t) => {
    const page = await gathered(t, 12);
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save as a table (CSV)").click()]);
    assert.match(download.suggestedFilename(), new RegExp(`^${ID}-group-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    const text = await readFile(await download.path(), "utf8");
    assert.ok(text.startsWith("\ufeff"));
    const [names, ...table] = cells(text);
    const of = (row, name) => row[names.indexOf(name)];
    const first = table.filter((row) => of(row, "place") === of(table[0], "place"));
    assert.equal(sum(first.map((row) => of(row, "times"))), Number(of(first[0], "visits")));
    const times = Object.fromEntries(table.map((row) => [of(row, "reply"), Number(of(row, "times"))]));
    assert.deepEqual(Object.fromEntries(Object.entries(times).filter(([, times]) => times > 0)), given());
    assert.ok(table.some((row) => of(row, "times") === "0"));
    assert.ok(table.every((row) => row.length === names.length));
    const figures = table.map((row) => of(row, "discrimination"));
    assert.ok(figures.some((figure) => Number(figure) > 0) && figures.some((figure) => Number(figure) < 0), `${figures}`);
  });

  test("works by keyboard alone", async (t) => {
    const page = await gathered(t, 12);
    await page.locator("main").focus();
    await tabTo(page, button(page, "Save as a table (CSV)"));
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.ok(download.suggestedFilename().endsWith(".csv"));
    await tabTo(page, page.getByText("The scores as a table"));
    await page.keyboard.press("Enter");
    await region(page, "How the scores are spread").getByRole("table").waitFor();
    await tabTo(page, button(page, /^Show \d+ places?$/));
    await page.keyboard.press("Enter");
    await region(page, "Every place").getByRole("heading", { name: /^Place 1, from turn 1 on$/ }).waitFor();
  });

  test("shows the largest group until somebody chooses, and compares nothing in one talk", async (t) => {
    const site = await serve();
    t.after(() => site.close());
    const page = await fresh(t, "#/");
    const files = [];
    for (const [id, times] of [["missed-sessions", 1], ["not-covered", 2]]) {
      await visit(page, site, `#/talk/${id}?seed=7`);
      await talkToTheEnd(page);
      const kept = await page.evaluate((id) => localStorage[`rapport.1.attempts.${id}`], id);
      const [, ending, journal] = /^(\S+) \S+ (.*)$/.exec(kept);
      for (let time = 0; time < times; time += 1) {
        const moved = journal.replace(/(?<= 7 )\d+/, `${BEGUN + time}`);
        const attempt = { journal: moved, ending, scores: null, "follow-up": null, reflection: null };
        files.push(file(`${id}-${time}.json`, JSON.stringify({ "rapport-attempt": 1, attempt, told: null })));
      }
    }
    await visit(page, site, "#/group");
    const [one, ...others] = files;
    const shown = (name) => page.getByRole("article", { name }).waitFor();
    await choose(page, [one]);
    await said(page, "1 file read, 1 talk counted.");
    await page.getByText("One talk: nothing to compare.").waitFor();
    const title = await page.locator("#of").textContent();
    await choose(page, others);
    await said(page, "3 files read, 3 talks counted.");
    await shown("The bag by the door");
    await page.getByText("Everybody said the same at every place.").waitFor();
    await page.getByRole("radio", { name: title }).check();
    await shown(title);
  });

  test("fits a narrow window", async (t) => {
    const page = await gathered(t, 12, { viewport: { width: 320, height: 640 } });
    await button(page, /^Show \d+ places?$/).click();
    const [inside, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(inside <= window, `${inside} px in ${window}`);
  });
});

describe("the agenda", () => {
  const part = (page, name) => page.getByRole("listitem").filter({ hasText: name });
  const order = (page) => page.locator(".session .called").allTextContents();

  test("is lined up and put in order by keyboard alone, and is there after a reload", async (t) => {
    const page = await fresh(t, "#/agenda");
    await heading(page, "Session agenda").waitFor();
    await page.getByText("Nothing is lined up yet.").waitFor();
    await page.locator("main").focus();
    const press = async (target, key = "Enter") => {
      await tabTo(page, target);
      await page.keyboard.press(key);
    };
    await tabTo(page, page.getByLabel("Day"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("7");
    await press(button(page, "Add a case"));
    await said(page, /, day 7 is added at the end\.$/);
    await page.locator("main").focus();
    await press(button(page, "Add a break"));
    await said(page, "Break of 10 min is added at the end.");
    await page.locator("main").focus();
    await press(button(page, "Earlier: Break of 10 min"));
    await said(page, "Break of 10 min is number 1 of 2 now.");
    assert.match((await order(page))[0], /^Break/);
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Earlier: Break of 10 min");
    await page.reload();
    await part(page, "Break of 10 min").waitFor();
    assert.match((await order(page))[0], /^Break/);
    await link(page, /^Lead it: /).waitFor();
    assert.match(await link(page, /^Lead it: /).getAttribute("href"), new RegExp(`^#/desk/${ID}\\?seed=7$`));
    await button(page, "Take out: Break of 10 min").click();
    await said(page, "Break of 10 min is taken out.");
    assert.equal((await order(page)).length, 1);
    await button(page, "Put it back").click();
    await said(page, "It is back in its place.");
    assert.match((await order(page))[0], /^Break/);
    assert.equal(await button(page, "Put it back").count(), 0);
  });

  test("begins with the first case, and keeps the day for the next one", async (t) => {
    const library = await serve();
    t.after(() => library.close());
    const page = await fresh(t, "#/agenda");
    await visit(page, library, "#/agenda");
    const chosen = page.getByLabel("Case", { exact: true });
    await chosen.waitFor();
    assert.equal(await chosen.evaluate((one) => one.selectedIndex), 0);
    await page.getByLabel("Day", { exact: true }).fill("7");
    await button(page, "Add a case").click();
    await part(page, ", day 7").waitFor();
    await chosen.selectOption({ index: 1 });
    await button(page, "Add a case").click();
    await page.waitForFunction(() => document.querySelectorAll(".session .called").length === 2);
    assert.ok((await order(page)).every((one) => one.endsWith(", day 7")), (await order(page)).join("; "));
  });

  test("leads back to the sessions that are kept here, the latest first, and the desk leads to it", async (t) => {
    const page = await fresh(t, `#/desk/${ID}?seed=7`);
    await button(page, "One more hand for A").click();
    await visit(page, host, `#/desk/${ID}?seed=8`);
    await button(page, "Give reply A").click();
    await page.getByRole("heading", { name: "Turn by turn" }).waitFor();
    await page.evaluate((id) => localStorage.setItem(`rapport.1.room.${id}.9`, "?"), ID);
    await link(page, "Session agenda").click();
    const kept = region(page, "Sessions kept here").getByRole("listitem");
    await kept.first().waitFor();
    const told = (await kept.allTextContents()).map((one) => one.replace(/^.*, (?=day)/, ""));
    assert.deepEqual(told, ["day 81 reply givenGo on", "day 7no reply given yetGo on", "day 9Go on"]);
    await link(page, /^Go on: .*, day 8$/).click();
    await page.getByRole("heading", { name: "Turn by turn" }).waitFor();
  });

  test("says that it is kept only where it is", async (t) => {
    const page = await fresh(t, "#/agenda");
    await page.getByText("It is kept in this browser.").waitFor();
    await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } }));
    await page.reload();
    await said(page, "What you do here is safe as long as the page stays open");
    await page.getByText("Line up the cases and breaks of a session.").waitFor();
    assert.equal(await page.getByText("It is kept in this browser.").count(), 0);
  });

  test("holds a break with a clock that goes on after a reload", async (t) => {
    const page = await fresh(t, "#/agenda");
    await button(page, "Add a break").click();
    await button(page, /^Begin the break/).click();
    const clock = page.getByRole("timer", { name: "Left of the break" });
    await clock.filter({ hasText: /^(10:00|9:5\d)$/ }).waitFor();
    await clock.filter({ hasText: /^9:5\d$/ }).waitFor();
    await page.reload();
    await clock.filter({ hasText: /^9:\d\d$/ }).waitFor();
    await page.evaluate(() => localStorage.setItem("rapport.1.agenda", "break 10\nresting 1\n"));
    await visit(page, host, "#/agenda");
    await said(page, "The break is over.");
    await button(page, "End the break").click();
    await clock.waitFor({ state: "detached" });
  });

  test("brings the clock of a break to whoever begins it far down, and goes back to the list at its end", async (t) => {
    const page = await fresh(t, "#/agenda");
    await page.evaluate(() => localStorage.setItem("rapport.1.agenda", "break 10\n".repeat(30)));
    await visit(page, host, "#/agenda");
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    await button(page, /^Begin the break/).last().click();
    await page.waitForFunction(() => document.querySelector("[role=timer]")?.getBoundingClientRect().top >= 0);
    assert.equal(await focused(), "Break");
    await button(page, "End the break").click();
    await page.getByRole("timer").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.textContent === "Lined up");
  });

  test("is the same in two windows", async (t) => {
    const page = await fresh(t, "#/agenda");
    await button(page, "Add a break").click();
    const other = await page.context().newPage();
    await visit(other, host, "#/agenda");
    await part(other, "Break of 10 min").waitFor();
    await button(other, "Add a case").click();
    await part(page, ", day ").waitFor();
    await button(page, /^Begin the break/).click();
    await other.getByRole("timer").waitFor();
    await button(other, "Later: Break of 10 min").click();
    await page.waitForFunction(() => /^Break/.test(document.querySelectorAll(".session .called")[1]?.textContent));
    await page.getByRole("timer").waitFor();
  });

  test("is printed as handouts are", async (t) => {
    const page = await fresh(t, "#/agenda");
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await button(page, "Add a break").click();
    await button(page, "Print").click();
    assert.ok(await page.evaluate(() => window.printed));
  });

  test("takes the nearest minutes that a part can have", async (t) => {
    const page = await fresh(t, "#/agenda");
    for (const [typed, lined] of [["1e2", 100], ["2.6", 3]]) {
      await page.locator("form").filter({ hasText: "Add a break" }).evaluate((form) => (form.noValidate = true));
      await page.locator("#break-minutes").fill(typed);
      await button(page, "Add a break").click();
      await part(page, `Break of ${lined} min`).waitFor();
    }
    const minutes = page.getByLabel("Minutes: Break of 3 min");
    await minutes.fill("99999999");
    await minutes.blur();
    await part(page, "Break of 480 min").waitFor();
  });

  test("leads nowhere from a case that is not in the library, which can be taken out", async (t) => {
    const page = await fresh(t, "#/agenda");
    await page.evaluate((id) => localStorage.setItem("rapport.1.agenda", `case gone 3 30\ncase ${id} 3 30\n`), ID);
    await visit(page, host, "#/agenda");
    await part(page, "gone (not in this library), day 3").waitFor();
    assert.equal(await part(page, "gone").getByRole("link").count(), 0);
    assert.equal(await part(page, "gone").getByRole("button").count(), 3);
    assert.equal(await page.getByRole("listitem").getByRole("link").count(), 3);
    await button(page, "Take out: gone (not in this library), day 3").click();
    await part(page, "gone").waitFor({ state: "detached" });
  });

  test("says so where what was lined up cannot be read, and keeps it", async (t) => {
    const page = await fresh(t, "#/agenda");
    await page.evaluate(() => localStorage.setItem("rapport.1.agenda", "lunch"));
    await visit(page, host, "#/agenda");
    await page.getByText("What was lined up before could not be read.").waitFor();
    await button(page, "Add a break").click();
    await part(page, "Break of 10 min").waitFor();
    const kept = () => page.evaluate(() => ({ ...localStorage }));
    const { "rapport.1.agenda": now, "rapport.1.aside.agenda.1": first } = await kept();
    assert.deepEqual([now, first], ["break 10\n", "lunch"]);

    // A second one does not write over the first, and both can be taken along or deleted.
    await page.evaluate(() => localStorage.setItem("rapport.1.agenda", "supper"));
    await visit(page, host, "#/agenda");
    await button(page, "Add a break").click();
    await part(page, "Break of 10 min").waitFor();
    assert.equal((await kept())["rapport.1.aside.agenda.2"], "supper");
    await visit(page, host, "#/progress");
    await button(page, "Export: A session agenda that cannot be read").first().waitFor();
    assert.equal(await button(page, "Export: A session agenda that cannot be read").count(), 2);
  });
});

describe("a handout", () => {
  test("is a page of paper for before the talk and one for afterwards, for every case of the library", async (t) => {
    const site = await serve();
    t.after(() => site.close());
    const page = await fresh(t, "#/");
    await visit(page, site, "#/");
    await heading(page, LIBRARY).waitFor();
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll("a[aria-label^='Read the brief']")].map((link) => link.hash.split("/")[2]),
    );
    assert.ok(ids.length > 0);
    for (const id of ids) {
      await visit(page, site, `#/handout/${id}`);
      await heading(page, "To discuss before the talk").waitFor();
      const pages = async () => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.equal(await pages(), 2, id);
      await region(page, "To discuss after the talk").evaluate((after) => after.remove());
      assert.equal(await pages(), 1, `${id}: all else is on the first`);
    }
  });

  test("takes text as text, whatever is in the scenario", async (t) => {
    const page = await fresh(t, `#/handout/${ID}`);
    await heading(page, "What to watch for").waitFor();
    await page.getByText("The letter has # a heading, [a link](javascript:window.struck=1)").waitFor();
    assert.equal(await page.evaluate(() => window.struck), undefined);
  });
});
