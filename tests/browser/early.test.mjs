// Who is quick: what is pressed at the moment in which a page stands there is heard. Yew puts off what is to be done
// after a drawing that took long, and a slow machine is one on which every drawing does.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { anySeed, link, spoken, talkToTheEnd, visit } from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const ID = "not-covered";

let browser, host;
before(async () => {
  host = await serve();
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** A page in a profile of its own. */
async function fresh(t) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  return context.newPage();
}

/**
 * From the next visit on time flies, so that all is put off that can be; as soon as `there` stands in the page, a key is
 * pressed, or the address goes `to` another.
 */
const hurry = (page, there, { key, to }) =>
  page.addInitScript(
    ([there, key, to]) => {
      const now = Date.now;
      let asked = 0;
      Date.now = () => now() + 20 * ++asked;
      // Sees what was drawn before anything else runs.
      const drawn = new MutationObserver(() => {
        if (document.querySelector(there) === null) return;
        drawn.disconnect();
        document.documentElement.dataset.hurried = "";
        if (key) return dispatchEvent(new KeyboardEvent("keydown", { key }));
        history.replaceState(null, "", to);
        dispatchEvent(new HashChangeEvent("hashchange"));
      });
      drawn.observe(document, { childList: true, subtree: true });
    },
    [there, key, to],
  );

const hurried = (page) => page.locator("[data-hurried]").waitFor();

describe("as soon as it stands there", () => {
  test("a talk hears the key of a reply", async (t) => {
    const page = await fresh(t);
    await hurry(page, "#replies button", { key: "1" });
    await visit(page, host, `#/talk/${ID}?seed=${anySeed()}`);
    await hurried(page);
    await spoken(page, 1);
  });

  test("the desk hears the key that counts a hand", async (t) => {
    const page = await fresh(t);
    await hurry(page, ".desk-tools", { key: "a" });
    await visit(page, host, `#/desk/${ID}?seed=${anySeed()}`);
    await hurried(page);
    await page.locator(".tally-count").getByText("1", { exact: true }).first().waitFor();
  });

  test("a debrief hears the arrow that goes to the next turn", async (t) => {
    const page = await fresh(t);
    await visit(page, host, `#/talk/${ID}?seed=${anySeed()}`);
    await talkToTheEnd(page);
    await hurry(page, ".debrief h1", { key: "ArrowRight" });
    await visit(page, host, `#/debrief/${ID}?run=1`);
    await hurried(page);
    await page.waitForFunction(() => location.hash.endsWith("turn=2"));
  });

  test("the library goes where the address says", async (t) => {
    const page = await fresh(t);
    await hurry(page, ".page h1", { to: `#/brief/${ID}?seed=3` });
    await visit(page, host, "#/");
    await hurried(page);
    await link(page, /^(Start the talk|Prepare for the talk)$/).first().waitFor();
  });
});
