// What is written after a talk: composed or typed, looked at while one types, kept at every letter, taken along.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import { anySeed, button, drawn, ended, eventually, heading, link, replies, tabTo, talking, visit } from "./support/person.mjs";
import { violations } from "./support/screens.mjs";
import { serve } from "./support/server.mjs";

const ID = "late-parcel";
const MESSAGE = "Message to Rosa Lindqvist";
const NOTE = "Case note";
const WHOLE = "Thank you, Rosa. I send the courier on Friday. Ring me on 020 7946 0143.";

let browser, shelved, host;
before(async () => {
  shelved = await shelf(ID);
  host = await serve({ folder: shelved.folder });
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  host?.close();
  await shelved?.remove();
});

/** A page in a profile of its own, at the follow-up of a talk that ended with this reply. */
async function atFollowUp(t, { said = /A courier brings/, ...options } = {}) {
  const context = await browser.page.context().browser().newContext({ acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await visit(page, host, `#/talk/${ID}?seed=${anySeed()}`);
  await talking(page);
  await replies(page, { name: said }).click();
  await link(page, "Write the follow-up").click();
  await heading(page, "Follow up").waitFor();
  return page;
}

const part = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByRole("textbox", { name });
const text = (page, name) => page.getByRole("region", { name });
const skip = (page) => page.getByRole("link", { name: "Skip", exact: true });
const day = (page, name) => page.getByRole("radio", { name });

/** Types a text and waits for what is said of it. */
async function written(page, name, words, count) {
  await field(page, name).fill(words);
  await text(page, name).getByRole("status").getByText(count, { exact: true }).waitFor();
}

/** The findings of a text, a line each. */
const findings = (page, name) => text(page, name).getByRole("listitem").filter({ hasNot: page.locator("[aria-pressed]") }).allInnerTexts();

describe("a message", () => {
  test("is composed by pressing sentences, and a second press takes one out", async (t) => {
    const page = await atFollowUp(t);
    await part(page, "Dear Rosa, thank you for your patience today.").click();
    await part(page, "A courier brings you the parcel on Friday; I have booked it.").click();
    await part(page, "A nurse will look in soon.").click();
    const thanks = "Dear Rosa, thank you for your patience today.\n\n";
    const courier = "A courier brings you the parcel on Friday; I have booked it.";
    const nurse = part(page, "A nurse will look in soon.");
    for (const [words, pressed] of [[`${thanks}${courier} A nurse will look in soon.`, "true"], [thanks + courier, "false"]]) {
      await eventually(async () => assert.equal(await field(page, MESSAGE).inputValue(), words));
      await eventually(async () => assert.equal(await nurse.getAttribute("aria-pressed"), pressed));
      if (pressed === "true") await nurse.click();
    }
  });

  test("says what is found in it, with the words and one sentence of help", async (t) => {
    const page = await atFollowUp(t);
    await written(page, MESSAGE, "Rosa, a nurse comes soon. You should have told us.", "6 things to look at.");
    const found = await findings(page, MESSAGE);
    for (const [name, words, help] of [
      ["Step left out", "", "A courier brings her the parcel on Friday 13 March"],
      ["Thanks are missing", "", "Thank them"],
      ["Not agreed", "“nurse”", "Nobody spoke of a nurse."],
      ["Vague", "“soon”", "Such as: by Tuesday."],
      ["Blame", "“You should have told”", "without saying whose fault"],
    ]) {
      const line = found.find((line) => line.startsWith(name));
      assert.ok(line?.includes(words) && line.includes(help), `${name}: ${found.join("\n")}`);
    }
    await written(page, MESSAGE, WHOLE, "Nothing found. The rules go by words: read it once more yourself.");
    assert.deepEqual(await findings(page, MESSAGE), []);
  });

  test("says nothing of a text before it was looked at", async (t) => {
    const page = await atFollowUp(t);
    await page.clock.install();
    const said = page.locator(".found").first();
    await said.filter({ hasText: "Nothing written yet." }).waitFor();
    await field(page, MESSAGE).fill("You should have told us.");
    await said.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
    await page.clock.fastForward("00:02");
    await said.filter({ hasText: /things to look at/ }).waitFor();
    await field(page, MESSAGE).fill("");
    await said.filter({ hasText: "Nothing written yet." }).waitFor();
  });

  test("shows a finding in the field when its words are pressed, also after more was typed before them", async (t) => {
    const page = await atFollowUp(t);
    await written(page, MESSAGE, `${WHOLE} You hear soon 🙏.`, "One thing to look at.");
    await field(page, MESSAGE).fill(`🙏 ${WHOLE} You hear soon 🙏.`);
    await drawn(page);
    await button(page, "“soon”").click();
    const selected = await field(page, MESSAGE).evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
    assert.equal(selected, "soon");
  });

  test("is not nagged about before it is begun", async (t) => {
    const page = await atFollowUp(t);
    await text(page, MESSAGE).getByText("Nothing written yet.").waitFor();
    assert.deepEqual(await findings(page, MESSAGE), []);
  });

  test("is held against what was agreed in this talk", async (t) => {
    const page = await atFollowUp(t, { said: /It will come when it comes/ });
    await page.getByText("Nothing was agreed in this talk.").waitFor();
    await written(page, MESSAGE, WHOLE, "One thing to look at.");
    const [found] = await findings(page, MESSAGE);
    assert.match(found, /Not agreed.*“courier”.*No courier was agreed\./s);
  });
});

test("a note is looked at by rules of its own, and what is wrong with the one is not said of the other", async (t) => {
  const page = await atFollowUp(t);
  await written(page, NOTE, "She was clearly difficult. I send a courier on Friday.", "One thing to look at.");
  assert.match((await findings(page, NOTE))[0], /^Opinion/);
  assert.deepEqual(await findings(page, MESSAGE), []);
});

test("the talk can be read again beside the texts", async (t) => {
  const page = await atFollowUp(t);
  await page.getByText("Read the talk again").click();
  await page.getByText("Nine days I have been waiting.").waitFor();
  await page.getByText("A courier brings you the parcel on Friday, and I book it now.").waitFor();
  await page.getByText("Friday. I can wait till Friday.").waitFor();
});

describe("what was written", () => {
  test("comes back after a reload at once after the last letter", async (t) => {
    const page = await atFollowUp(t);
    await field(page, MESSAGE).pressSequentially("Dear Rosa,\nthank");
    await field(page, NOTE).fill("One\r\ntwo 🙏");
    await day(page, "Friday 13 March").check();
    await page.reload();
    await heading(page, "Follow up").waitFor();
    assert.equal(await field(page, MESSAGE).inputValue(), "Dear Rosa,\nthank");
    assert.equal(await field(page, NOTE).inputValue(), "One\ntwo 🙏");
    assert.ok(await day(page, "Friday 13 March").isChecked());
  });

  test("is done with one press, which leads to the debrief, and is there on the way back", async (t) => {
    const page = await atFollowUp(t);
    await field(page, MESSAGE).fill(WHOLE);
    await button(page, "Done: to the debrief").click();
    await heading(page, "A courier on Friday").waitFor();
    const kept = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes("follow-up"))[1]);
    assert.match(kept, /^follow-up\/1 done - /);
    await link(page, "Go back to the follow-up").waitFor();
    await page.goBack();
    await heading(page, "Follow up").waitFor();
    assert.equal(await field(page, MESSAGE).inputValue(), WHOLE);
  });

  test("is a draft for whoever skips it", async (t) => {
    const page = await atFollowUp(t);
    await field(page, NOTE).fill("Later.");
    await skip(page).click();
    await heading(page, "A courier on Friday").waitFor();
    const kept = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes("follow-up"))[1]);
    assert.match(kept, /^follow-up\/1 draft - /);
  });

  test("stays in the page where the browser keeps nothing, and the person is told", async (t) => {
    const page = await atFollowUp(t);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await field(page, MESSAGE).fill(WHOLE);
    await page.getByText(/This browser’s storage is full/).waitFor();
    await skip(page).click();
    await page.goBack();
    await heading(page, "Follow up").waitFor();
    assert.equal(await field(page, MESSAGE).inputValue(), WHOLE);
  });
});

describe("what is taken along", () => {
  /** The file that a press gives. */
  async function file(page, press) {
    const [download] = await Promise.all([page.waitForEvent("download"), press.click()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path(), "utf8") };
  }

  test("is the text on the clipboard", async (t) => {
    const page = await atFollowUp(t, { permissions: ["clipboard-read", "clipboard-write"] });
    await field(page, MESSAGE).fill(WHOLE);
    await drawn(page);
    await text(page, MESSAGE).getByRole("button", { name: "Copy" }).click();
    await page.getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), WHOLE);
  });

  test("is selected for the keyboard where there is no clipboard", async (t) => {
    const page = await atFollowUp(t);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await field(page, MESSAGE).fill(WHOLE);
    await text(page, MESSAGE).getByRole("button", { name: "Copy" }).click();
    await page.getByText(/copy it with the keyboard/).waitFor();
    assert.equal(await page.evaluate(() => document.getSelection().toString()), WHOLE);
  });

  test("is a file of the text", async (t) => {
    const page = await atFollowUp(t);
    await field(page, NOTE).fill("One\ntwo");
    const { name, content } = await file(page, text(page, NOTE).getByRole("button", { name: "Save as text" }));
    assert.match(name, /^note-late-parcel\.\d+\.\d+\.txt$/);
    assert.equal(content, "One\ntwo");
  });

  test("is the day for a calendar, once there is one", async (t) => {
    const page = await atFollowUp(t);
    assert.equal(await button(page, "Save for the calendar").count(), 0);
    await day(page, "Friday 13 March").check();
    const { name, content } = await file(page, button(page, "Save for the calendar"));
    assert.equal(name, "check-back-2026-03-13.ics");
    for (const line of ["BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20260313", "SUMMARY:Look in again: Rosa Lindqvist"]) {
      assert.ok(content.split("\r\n").includes(line), content);
    }
  });
});

test("all of it goes by keyboard", async (t) => {
  const page = await atFollowUp(t);
  await tabTo(page, part(page, "Dear Rosa, thank you for your patience today."));
  await page.keyboard.press("Enter");
  await tabTo(page, field(page, MESSAGE));
  await page.keyboard.press("End");
  await page.keyboard.type(" You hear soon.");
  await tabTo(page, button(page, "“soon”"));
  await page.keyboard.press("Enter");
  await page.keyboard.type("on Friday");
  assert.match(await field(page, MESSAGE).inputValue(), /You hear on Friday\.$/);
  await tabTo(page, day(page, "No day set"));
  await page.keyboard.press("ArrowDown");
  assert.ok(await day(page, "Thursday 12 March").isChecked());
  await tabTo(page, button(page, "Done: to the debrief"));
  await page.keyboard.press("Enter");
  await heading(page, "A courier on Friday").waitFor();
});

test("a talk that is not in this browser is said not to be", async (t) => {
  const page = await atFollowUp(t);
  await visit(page, host, `#/follow-up/${ID}?run=99`);
  await heading(page, "This talk is not in this browser").waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  test(`assistive technology finds nothing in its way, in ${colorScheme}`, async (t) => {
    const page = await atFollowUp(t, { colorScheme, reducedMotion: "reduce" });
    await written(page, MESSAGE, "Rosa, a nurse comes soon. You should have told us.", "6 things to look at.");
    await day(page, "Friday 13 March").check();
    const found = await violations({
      evaluate: (code, ...words) =>
        page.evaluate(`(${code})(${words.map((word) => JSON.stringify(word)).join(", ")})`),
    });
    assert.deepEqual(found, []);
  });
}
