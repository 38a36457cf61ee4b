// Text is text: markup in a scenario stands on the page as it was written, and long words stay within it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import { button, ended, eventually, own, replies, reply, scored, link, talking, transcript, visit } from "./support/person.mjs";
import { SCREENS, cutOff, enlarge } from "./support/screens.mjs";
import { serve, watched } from "./support/server.mjs";

const ID = "rough-edges";
const TITLE = "The <b>Donaudampfschifffahrtsgesellschaftskapitänspatent</b> & **other** words";
const NAME = "Maximiliane-Bartholomäa von Hohenstaufen-<i>Wolkenstein</i>-Trostburg";

let browser, page, shelved, host;
before(async () => {
  shelved = await shelf(ID);
  host = await serve({ folder: shelved.folder, change: await watched() });
  browser = await open("chromium", { width: 320, height: 640 });
  page = browser.page;
});
after(async () => {
  await browser?.close();
  host?.close();
  await shelved?.remove();
});

describe("markup in a scenario", () => {
  /** Every text stands there to the letter; nothing in it became an element or ran. */
  async function shows(...texts) {
    await page.getByText(texts[0]).first().waitFor();
    const words = await page.evaluate(() => document.querySelector("main").textContent);
    for (const text of texts) assert.ok(words.includes(text), text);
    assert.deepEqual(await page.evaluate(() => [window.struck, document.querySelector("#app :is(script, img, em, u, hr, strong, [href^=javascript])")]), [undefined, null]);
    assert.deepEqual(await browser.complaints(), []);
  }

  test("is text in the library", async () => {
    await visit(page, host, "#/");
    await shows(TITLE, "A caller reads his letter aloud: <script>window.struck = 1</script>, _every_ sign of it.");
    await link(page, `Read the brief: ${TITLE}`).waitFor();
  });

  test("is text in the brief", async () => {
    await visit(page, host, `#/brief/${ID}?seed=7`);
    await shows(
      TITLE,
      NAME,
      "clerk & **witness**",
      "The letter has # a heading, [a link](javascript:window.struck=1) and <img src=x onerror='window.struck=1'>.",
    );
    await eventually(async () => assert.ok((await page.title()).startsWith(TITLE)));
  });

  test("is text in the preparation", async () => {
    await visit(page, host, `#/prepare/${ID}?seed=7`);
    await page.getByRole("button", { name: "The <i>letter</i> of the" }).click();
    await shows(
      "Paragraph <script>window.struck = 1</script> says so.",
      "The **seal**",
      "She will ask for the <b>fee</b>.",
      "She knows what `<script>` means.",
      "Who is old does not read **small print**.",
    );
  });

  test("is text in the talk and at its end", async () => {
    await visit(page, host, `#/talk/${ID}?seed=7`);
    await talking(page);
    await shows(
      "It says <script>window.struck = 1</script> here. **What** is that?",
      "holding up <u>page 1</u>",
      "Read me that line <b>once more</b>, please.",
      "She does not <b>trust</b> you with the seal.",
      NAME,
    );
    await replies(page, { name: /would worry me too/ }).click();
    await shows("That I must pay. <!-- all of it -->");
    await replies(page, { name: /pay nothing/ }).click();
    await shows("And on Friday? 1 < 2 && 3 > 2.");
    await reply(page);
    await shows("I need a name under it.", "tapping the <hr> line");
    await replies(page, { name: / Mine\./ }).click();
    await ended(page).waitFor();
    await shows("Then I can <i>sleep</i>.", "Signed & <b>sealed</b>", "The line under `the letter` has a name.");
  });

  test("is text in the follow-up", async () => {
    await visit(page, host, `#/follow-up/${ID}?run=1`);
    await page.getByRole("button", { name: /^The seal is/ }).click();
    await page.getByRole("button", { name: "“seal”" }).first().waitFor();
    await shows(
      `Message to ${NAME}`,
      "I read the <b>Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz</b> & sign.",
      "The seal is <script>window.struck = 1</script>.",
      "You read the Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz <b>once</b>.",
      "It is <em>sealed</em>.",
    );
  });

  test("is text in the debrief", async () => {
    await visit(page, host, `#/debrief/${ID}?run=1`);
    await scored(page);
    await button(page, "The same talk again").waitFor();
    await shows(
      "Signed & <b>sealed</b>",
      "The line under `the letter` has a name.",
      "The day: a <b>plain</b> day.",
      "You <i>heard</i> the worry & asked on.",
      "The seal is <em>genuine</em> and ~~forged~~.",
      TITLE,
    );
  });
});

describe("long words stay within a window of 320 pixels", () => {
  before(async () => {
    await page.evaluate(() => localStorage.clear());
    await browser.goto(host.url);
  });

  for (const [name, reach] of Object.entries(SCREENS)) {
    test(name, async () => {
      await reach(browser, ID);
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 320);
      await enlarge(page);
      assert.deepEqual(await page.evaluate(cutOff), [], "with text twice as large");
      await enlarge(page, "");
    });
  }
});

test("long names do not push the replies from under the pointer", async (t) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  t.after(() => page.setViewportSize({ width: 320, height: 640 }));
  await visit(page, host, `#/talk/${ID}?seed=8`);
  await talking(page);
  const face = await page.getByRole("figure").first().boundingBox();
  const log = await transcript(page).boundingBox();
  assert.ok(face.x + face.width <= log.x, `the face ends at ${face.x + face.width}, the talk begins at ${log.x}`);
  await reply(page);
  assert.equal(await own(page).count(), 1);
});
