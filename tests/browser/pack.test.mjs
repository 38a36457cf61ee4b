// A package made in the browser is the one that the command makes; and who sees the way there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { button, drawn, heading, link, tabTo, visit } from "./support/person.mjs";
import { packed } from "./support/packed.mjs";
import { serve } from "./support/server.mjs";

const TITLE = "Keys, “doors” & <others>";
const ALL = ["missed-sessions", "not-covered", "three-on-the-call"];
const PATIENCE = { timeout: 120_000 };

let host, browser, page;
before(async () => {
  host = await serve();
});
after(() => host?.close());
beforeEach(async () => {
  browser = await open("chromium");
  page = browser.page;
  await visit(page, host, "");
});
afterEach(() => browser?.close());

/** Makes the package that is asked for on the page: its name and bytes. */
async function made() {
  const saving = page.waitForEvent("download", PATIENCE);
  await button(page, "Make the package").click();
  const saved = await saving;
  await page.getByRole("status").getByText(`${saved.suggestedFilename()} is ready`).waitFor();
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test("a package of everything is the command's, byte for byte", async () => {
  await link(page, "Use in your LMS").click();
  await heading(page, "Use in your LMS").waitFor();
  const { name, bytes } = await made();
  assert.equal(name, "rapport-scorm12.zip");
  const command = await packed("scorm12", { scenarios: ALL });
  assert.ok(bytes.equals(command.bytes), `${bytes.length} and ${command.bytes.length} bytes`);
  await command.remove();
});

const TOLD = ["--title", TITLE, "--mastery", "80", "--goal", "4x90"];
for (const [kind, label, told] of [["scorm2004", "SCORM 2004, 4th edition", TOLD], ["html", "One file", []]]) {
  test(`a package for ${kind} with all that can be asked for is the command's, made by the keyboard alone`, async () => {
    await visit(page, host, "#/pack");
    for (const other of ["The pulley in the carrier bag", "Bed nine, box eleven"]) {
      await tabTo(page, page.getByRole("checkbox", { name: new RegExp(other) }));
      await page.keyboard.press("Space");
    }
    await tabTo(page, page.getByRole("radio", { checked: true }));
    const wanted = page.getByRole("radio", { name: new RegExp(`^${label}`) });
    while (!(await wanted.isChecked())) await page.keyboard.press("ArrowDown");
    if (told.length > 0) {
      await tabTo(page, page.getByLabel("Title"));
      await page.keyboard.type(TITLE);
      await tabTo(page, page.getByLabel("Passed from"));
      await page.keyboard.type("80");
      await tabTo(page, page.getByLabel("When a conversation is done"));
      await page.keyboard.press("End");
    }
    await drawn(page);
    const saving = page.waitForEvent("download", PATIENCE);
    await tabTo(page, button(page, "Make the package"));
    await page.keyboard.press("Enter");
    const saved = await saving;

    assert.equal(saved.suggestedFilename(), told.length > 0 ? `not-covered-${kind}.zip` : "not-covered.html");
    const command = await packed(kind, { scenarios: ["not-covered"], options: told });
    const bytes = await readFile(await saved.path());
    assert.ok(bytes.equals(command.bytes), `${bytes.length} and ${command.bytes.length} bytes`);
    await command.remove();
  });
}

test("what nobody is told is not asked for, and what was typed before is left out", async () => {
  await visit(page, host, "#/pack");
  await page.getByLabel("Title").fill("x".repeat(200));
  await page.getByRole("radio", { name: /^One file/ }).check();
  for (const field of ["Title", "Passed from", "When a conversation is done"]) {
    await page.getByLabel(field).waitFor({ state: "detached" });
  }
  const { bytes } = await made();
  assert.ok(!bytes.includes("xxxxxxxxxx".repeat(20)));
});

test("the desk leads to the one file of its conversation", async () => {
  await visit(page, host, "#/desk/not-covered?seed=7");
  await link(page, "This conversation as one file").click();
  await page.getByRole("radio", { name: /^One file/, checked: true }).waitFor();
  assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 1);
  await page.getByRole("checkbox", { name: /^The bag by the door/, checked: true }).waitFor();
});

test("what cannot be packed is said, and can be put right", async () => {
  await visit(page, host, "#/pack");
  const boxes = page.getByRole("checkbox");
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.uncheck();
  await drawn(page);
  await button(page, "Make the package").click();
  await page.getByRole("alert").getByText("Choose at least one conversation.").waitFor();
  await boxes.first().check();
  await page.getByLabel("Passed from").fill("101");
  await button(page, "Make the package").click();
  await page.getByRole("alert").getByText("is a whole number from 1 to 100").waitFor();
  await page.getByLabel("Passed from").fill("8e");
  await button(page, "Make the package").click();
  await page.getByRole("alert").getByText("is a whole number from 1 to 100").waitFor();
  await page.getByLabel("Passed from").fill("100");
  await page.getByRole("radio", { name: /^Site/ }).check();
  assert.match((await made()).name, /^[\w-]+-site\.zip$/);
  // What is offered to be saved again is what the form asks for.
  await button(page, "Save it again").waitFor();
  await page.getByLabel("Passed from").fill("90");
  await button(page, "Save it again").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("status").getByText("is ready").count(), 0);
});

test("the lines for a page name the site, the conversations and the goal", async () => {
  await visit(page, host, "#/pack");
  await page.getByLabel("When a conversation is done").selectOption("4x90");
  await drawn(page);
  const lines = (await page.getByLabel("Lines to copy").inputValue()).split("\n");
  assert.deepEqual(lines, [
    `<script src="${host.url}rapport-case.js" defer></script>`,
    ...ALL.map((id) => `<rapport-case scenario="${id}" begin="brief" goal="4x90"></rapport-case>`),
  ]);
});

describe("the way to the page that packs", () => {
  const toPack = () => link(page, "Use in your LMS");

  test("is on a site's library", async () => {
    await toPack().waitFor();
  });

  test("is not there in a package", async () => {
    const told = /<meta [^>]*name="?rapport"?[^>]*>/;
    const change = (name, content) =>
      name === "index.html" ? `${content}`.replace(told, '<meta name="rapport" content="as=site&amp;id=a&amp;scenarios=a,b">') : content;
    const package_ = await serve({ change });
    await visit(page, package_, "");
    await heading(page, "Practise the conversations that are hard to have.").waitFor();
    assert.equal(await toPack().count(), 0);
    await visit(page, package_, "#/brief/not-covered?seed=1");
    await heading(page, "The situation").waitFor();
    assert.equal(await link(page, "Present in a room").count(), 0, "no desk is packed");
    package_.close();
  });

  test("is not there inside another page", async () => {
    await visit(page, host, "#/?embed=1");
    await heading(page, "Practise the conversations that are hard to have.").waitFor();
    assert.equal(await toPack().count(), 0);
  });
});

test("a site without a list of its files says so", async () => {
  const listless = await serve({ change: (name, content) => (name === "files.json" ? undefined : content) });
  await visit(page, listless, "#/pack");
  await button(page, "Make the package").click();
  await page.getByRole("alert").getByText("has no list of its files").waitFor();
  listless.close();
});

/** What can stop a program in the middle of its work, as the body of a function: `unreachable`, and a call of itself. */
const STOPS = { traps: [0, 0, 11], "has no stack left": [0, 16, 0, 11] };
for (const [what, body] of Object.entries(STOPS)) {
  test(`a program that ${what} while it packs says so, and packs no more`, async () => {
    await visit(page, host, "#/pack");
    await button(page, "Make the package").waitFor();
    await page.evaluate((body) => {
      const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0];
      const code = new Uint8Array([...head, 10, body.length + 2, 1, body.length, ...body]);
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
      const construct = (made, words) => {
        if (document.querySelector(".packing progress")) f();
        return Reflect.construct(made, words);
      };
      window.Promise = new Proxy(Promise, { construct });
    }, body);
    await button(page, "Make the package").click();
    await page.getByRole("alert").getByText("Rapport cannot go on. Reload the page").waitFor();
    assert.equal(await page.getByText("Packing, which takes some seconds…").filter({ visible: true }).count(), 0);
    assert.ok(await page.getByRole("progressbar").isHidden());
  });
}

test("a site that changes while it is packed says so", async () => {
  const changing = await serve({ change: (name, content) => (/^boot.*\.js$/.test(name) ? `${content}\n` : content) });
  await visit(page, changing, "#/pack");
  await button(page, "Make the package").click();
  await page.getByRole("alert").getByText("was changed on this site").waitFor();
  changing.close();
});
