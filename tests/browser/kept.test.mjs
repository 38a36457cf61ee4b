// Nothing that was done is lost: by reload, closed page, blocked or full storage, damage, or haste.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./support/engines.mjs";
import { shelf } from "./support/fixture.mjs";
import {
  DIMENSIONS, LIBRARY, anySeed, button, choices, debrief, drawn, ended, eventually, heading, link, own, replies, reply, scored,
  spoken, talkToTheEnd, talking, transcript, visit,
} from "./support/person.mjs";
import { serve } from "./support/server.mjs";

const ID = "rough-edges";
const HUB = /Read me that line <b>once more<\/b>, please\./;
const TALK_KEY = (seed) => `rapport.1.talk.${ID}.${seed}`;

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

/** A page in a profile of its own, at a talk. */
async function fresh(t, { hash = "#/", prepare, at = host } = {}) {
  const context = await browser.page.context().browser().newContext();
  t.after(() => context.close());
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  await visit(page, at, hash);
  return page;
}

/** A page in a talk in which so many replies were given. */
async function inTalk(t, seed, turns, options) {
  const page = await fresh(t, { hash: `#/talk/${ID}?seed=${seed}`, ...options });
  await talking(page);
  for (let turn = 0; turn < turns; turn += 1) await reply(page);
  return page;
}

const kept = (page) => page.evaluate(() => ({ ...localStorage }));

describe("a talk that was broken off", () => {
  test("is at the same place after a reload", async (t) => {
    const page = await inTalk(t, anySeed(), 3);
    const said = await transcript(page).textContent();
    const offered = await choices(page).textContent();
    await page.reload();
    await talking(page);
    assert.equal(await transcript(page).textContent(), said);
    assert.equal(await choices(page).textContent(), offered);
  });

  test("is continued from the library in a new page after the old one was closed", async (t) => {
    const page = await inTalk(t, anySeed(), 2);
    const said = await transcript(page).textContent();
    const address = page.url();
    const context = page.context();
    await page.close();

    const next = await context.newPage();
    await next.goto(host.url);
    await link(next, /^Continue: /).click();
    await talking(next);
    assert.equal(await transcript(next).textContent(), said);
    assert.equal(next.url(), address);
  });

  test("goes on in two windows as one talk, and neither undoes what the other did", async (t) => {
    const seed = anySeed();
    const one = await inTalk(t, seed, 1);
    const other = await one.context().newPage();
    await visit(other, host, `#/talk/${ID}?seed=${seed}`);
    await talking(other);
    await reply(other);
    await spoken(one, 2);
    await reply(one);
    await spoken(other, 3);
    assert.equal(await transcript(one).textContent(), await transcript(other).textContent());
  });

  test("is over after a reload if it was over before", async (t) => {
    const page = await inTalk(t, anySeed(), 0);
    await talkToTheEnd(page);
    const end = await ended(page).textContent();
    await page.reload();
    await ended(page).waitFor();
    assert.equal(await ended(page).textContent(), end);
  });
});

describe("a finished talk", () => {
  test("stands in the library with the best and the latest of its scores", async (t) => {
    const page = await inTalk(t, anySeed(), 0);
    await talkToTheEnd(page, "last");
    const first = await debrief(page);
    await button(page, "The same talk again").click();
    await talking(page);
    await talkToTheEnd(page, "first");
    const second = await debrief(page);
    assert.notDeepEqual(first, second);

    await link(page, "Library").click();
    const table = page.getByRole("table", { name: "2 runs" });
    await table.waitFor();
    for (const [at, name] of DIMENSIONS.entries()) {
      const row = table.getByRole("row", { name: new RegExp(`^${name}`) });
      const cells = await row.getByRole("cell").allTextContents();
      assert.deepEqual(cells.map(Number), [Math.max(first[at], second[at]), second[at]], name);
    }
  });

  test("is tried again from a turn, and what was done before can still be read", async (t) => {
    const page = await inTalk(t, anySeed(), 2);
    const beginning = await transcript(page).textContent();
    await talkToTheEnd(page);
    const whole = await transcript(page).textContent();
    const first = await debrief(page);
    const old = page.url();

    await button(page, /^Turn 3 /).click();
    await button(page, "Try again from here: Turn 3").click();
    await talking(page);
    assert.equal(await own(page).count(), 2);
    assert.equal(await transcript(page).textContent(), beginning);

    await link(page, "Leave for now").click();
    await link(page, /^Last debrief: /).click();
    assert.deepEqual(await scored(page), first);
    await link(page, "Library").click();
    await link(page, /^Continue: /).click();
    await talking(page);
    await talkToTheEnd(page, "last");
    assert.notEqual(await transcript(page).textContent(), whole);
    await debrief(page);
    assert.notEqual(page.url(), old);
    await page.goto(old);
    await eventually(async () => assert.deepEqual(await scored(page), first));
  });
});

/** Ways in which a browser keeps nothing. Each runs in the page before the app. */
const REFUSALS = {
  "storage that cannot be reached": () => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
  },
  "storage that refuses every call": () => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse });
  },
  "storage that is full": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  },
  "storage that fills up in the middle": () => {
    const keep = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(key, value) {
      if (value.split(":").length > 3) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      keep.call(this, key, value);
    };
  },
};

describe("a talk goes on to its debrief and a notice says what is not kept", () => {
  for (const [what, prepare] of Object.entries(REFUSALS)) {
    test(`with ${what}`, async (t) => {
      const page = await inTalk(t, anySeed(), 4, { prepare });
      const notice = page.getByRole("status").filter({ hasText: "safe as long as the page stays open" });
      await notice.waitFor();
      await talkToTheEnd(page);
      await notice.waitFor();
      await debrief(page);
      await notice.waitFor();
      await page.getByRole("textbox", { name: "What will you do differently?" }).waitFor();
      assert.equal(await page.getByText("kept in this browser").filter({ visible: true }).count(), 0);
      await link(page, "Library").click();
      await link(page, /^Last debrief: /).waitFor();
    });
  }
});

/** What may have become of a kept talk: the text in its place. */
const DAMAGES = {
  "is no talk at all": () => "\u0000{]<b>",
  "is empty": () => "",
  "was cut off": (text) => text.slice(0, 25),
  "is of another version": (text) => text.replace("rapport/2", "rapport/9"),
  "has a reply that does not exist": (text) => `${text} no-such-reply:5`,
  "has a reply that was closed": (text) => text.replace(/( \d+) .*/, "$1 sealed:5"),
  "is of another talk": (text) => text.replace(ID, "smooth-edges"),
  "is of another day": (text) => text.replace(/ (\d+) (\d+) /, (_, seed, began) => ` ${+seed + 1} ${began} `),
  "is of another text": (text) => text.replace(/ [0-9a-f]{16} /, " 00f3a1b2c3d4e5f6 "),
};

describe("a kept talk that cannot be gone on with is said to be so, begun afresh, and not thrown away", () => {
  for (const [what, damage] of Object.entries(DAMAGES)) {
    test(`because it ${what}`, async (t) => {
      const seed = anySeed();
      const page = await inTalk(t, seed, 1);
      const whole = (await kept(page))[TALK_KEY(seed)];
      const damaged = damage(whole);
      assert.notEqual(damaged, whole);
      await page.evaluate(([key, text]) => localStorage.setItem(key, text), [TALK_KEY(seed), damaged]);
      await page.reload();
      await beginsAfresh(page, damaged);
    });
  }

  test("because the conversation was rewritten since", async (t) => {
    const seed = anySeed();
    const page = await inTalk(t, seed, 1);
    const text = (await kept(page))[TALK_KEY(seed)];
    const later = await serve({ folder: revised.folder });
    t.after(() => later.close());
    await page.route(`${host.url}**`, (route) => route.continue({ url: route.request().url().replace(host.url, later.url) }));
    await page.reload();
    await beginsAfresh(page, text);
  });

  test("and stays where it is while full storage leaves no room beside it", async (t) => {
    const [seed, text] = [anySeed(), "?"];
    const page = await fresh(t);
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [TALK_KEY(seed), text]);
    await page.addInitScript(REFUSALS["storage that is full"]);
    await visit(page, host, `#/talk/${ID}?seed=${seed}`);
    const why = await page.getByRole("alert").textContent();
    await button(page, "Begin afresh").click();
    await page.waitForFunction((why) => document.querySelector("[role=alert]")?.textContent !== why, why);
    assert.equal((await kept(page))[TALK_KEY(seed)], text);
    await link(page, "Library").click();
    await heading(page, LIBRARY).waitFor();
  });

  async function beginsAfresh(page, text) {
    await heading(page, "Your saved talk could not be opened").waitFor();
    await button(page, "Begin afresh").click();
    await choices(page).waitFor();
    assert.equal(await own(page).count(), 0);
    assert.ok(Object.values(await kept(page)).includes(text), "the old text is still there");
    await reply(page);
    await page.reload();
    await talking(page);
    assert.equal(await own(page).count(), 1);
    assert.ok(Object.values(await kept(page)).includes(text), "the old text is still there after a reply");
  }
});

describe("replies in haste", () => {
  /** The number keys of the reply that leads back to the same choice and of the one that leads on. */
  async function keys(page) {
    const all = await replies(page).allTextContents();
    const key = (words) => `${all.findIndex((text) => words.test(text)) + 1}`;
    return { again: key(HUB), on: key(/would worry me too/) };
  }

  test("two different ones are both kept, or the second is refused", async (t) => {
    const page = await inTalk(t, anySeed(), 0);
    const { again, on } = await keys(page);
    await Promise.all([page.keyboard.press(again), page.keyboard.press(on)]);
    await transcript(page).getByText(HUB).waitFor();
    await drawn(page);
    const said = await transcript(page).textContent();
    await page.reload();
    await talking(page);
    assert.equal(await transcript(page).textContent(), said);
  });

  test("two in the same instant are both kept, or the second is refused", async (t) => {
    const page = await inTalk(t, anySeed(), 0);
    const { again, on } = await keys(page);
    await page.evaluate((keys) => {
      for (const key of keys) window.dispatchEvent(new KeyboardEvent("keydown", { key }));
    }, [again, on]);
    await transcript(page).getByText(HUB).waitFor();
  });

  test("the same one three times is said three times, where it may be", async (t) => {
    const page = await inTalk(t, anySeed(), 0);
    for (const times of [1, 2, 3]) {
      await page.keyboard.press((await keys(page)).again);
      await spoken(page, times);
    }
    assert.equal(await transcript(page).getByText(HUB).count(), 3);
    assert.equal(await choices(page).getByText(HUB).count(), 0);
  });
});

describe("an address that leads nowhere gets a sentence and a way back", () => {
  for (const [hash, sentence] of [
    ["#/nowhere", "There is no such page"],
    ["#/talk/no-such", "There is no such conversation here"],
    ["#/brief/no-such?seed=7", "There is no such conversation here"],
    ["#/prepare/no-such?seed=7", "There is no such conversation here"],
    ["#/debrief/no-such?run=1", "There is no such conversation here"],
    ["#/desk/no-such?seed=7", "There is no such conversation here"],
    [`#/talk/${ID}?seed=x`, "There is no such page"],
    [`#/debrief/${ID}?run=99`, "This talk is not in this browser"],
  ]) {
    test(hash, async (t) => {
      const page = await fresh(t, { hash });
      await page.getByText(sentence, { exact: true }).waitFor();
      await page.getByRole("main").getByRole("link", { name: "Library" }).click();
      await heading(page, LIBRARY).waitFor();
    });
  }
});

describe("a file that does not come, or comes damaged, is asked for again", () => {
  const WAYS = {
    "is missing": () => undefined,
    "was cut off": (content) => content.subarray(0, content.length / 2),
    "is another file": () => Buffer.from("<!doctype html><title>Sign in</title>"),
    "is empty": () => Buffer.alloc(0),
  };
  const PLACES = [
    [`scenarios/${ID}.bin`, `#/talk/${ID}?seed=7`, choices],
    ["scenarios/library.bin", "#/", (page) => heading(page, LIBRARY)],
  ];
  for (const [file, hash, there] of PLACES) {
    for (const [what, way] of Object.entries(WAYS)) {
      test(`${file} ${what}`, async (t) => {
        let broken = true;
        let asked = 0;
        const change = (name, content) => {
          asked += Number(name === file);
          return broken && name === file ? way(content) : content;
        };
        const at = await serve({ folder: shelved.folder, change });
        t.after(() => at.close());
        const page = await fresh(t, { hash, at });
        const alert = page.getByRole("alert").filter({ has: button(page, "Try again") });
        await alert.waitFor();
        assert.match(await alert.textContent(), /^[A-Z].*\.(Library)?Try again$/);
        const before = asked;
        await button(page, "Try again").click();
        await eventually(() => assert.ok(asked > before));
        await alert.waitFor();
        broken = false;
        await button(page, "Try again").click();
        await there(page).waitFor();
      });
    }
  }
});
