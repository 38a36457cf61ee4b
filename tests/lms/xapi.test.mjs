// A plain launch with the address of an LRS: statements that a strict validator takes and a real LRS stores.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { open } from "../browser/support/engines.mjs";
import { own, scored, talkToTheEnd } from "../browser/support/person.mjs";
import { serve, watched } from "../browser/support/server.mjs";
import { begin } from "./support/course.mjs";
import { opened } from "./support/launches.mjs";
import { pack } from "./support/pack.mjs";
import { openRalph } from "./support/ralph.mjs";
import { until } from "./support/until.mjs";
import { faults } from "./support/xapi.mjs";

const ADA = { objectType: "Agent", name: "Ada", account: { homePage: "https://lantern.example", name: "ada.7" } };

let browser, course, host, lrs, other;
before(async () => {
  course = await pack("site");
  host = await serve({ folder: course.folder, change: await watched() });
  lrs = await openRalph(new URL(host.url).origin);
  other = await serve({ folder: course.folder });
  browser = await open("chromium");
});
after(async () => {
  await browser?.close();
  host?.close();
  other?.close();
  await lrs?.close();
  await course?.remove();
});

/** The address of a launch. */
const address = (registration) =>
  `${host.url}index.html?${new URLSearchParams({
    endpoint: lrs.endpoint,
    auth: lrs.auth,
    actor: JSON.stringify(ADA),
    registration,
    activity_id: "https://lantern.example/talks/1",
  })}`;

describe("an LRS on another origin", () => {
  test("stores what is said of a whole case, and every statement passes the validator", async (t) => {
    const registration = randomUUID();
    const page = await opened(t, browser, address(registration));
    await begin(page);
    await talkToTheEnd(page);
    const given = await own(page).count();
    await page.getByRole("link", { name: "See how it went" }).click();
    await scored(page);

    const stored = async () => (await lrs.statements()).filter(({ context }) => context?.registration === registration);
    const named = (statements, verb) => statements.filter((statement) => statement.verb.id.endsWith(`/${verb}`));
    await until(async () => named(await stored(), "completed").length > 0, "completed");
    await until(async () => named(await stored(), "answered").length === given, "every decision");
    const statements = await stored();
    assert.equal(named(statements, "answered").length, given);
    for (const { stored: _, authority: __, ...statement } of statements) {
      assert.deepEqual(faults(statement), []);
      assert.deepEqual(statement.actor, ADA);
    }
    assert.equal(new Set(statements.map(({ id }) => id)).size, statements.length);
    assert.deepEqual(await page.evaluate(() => window.complaints), []);
  });

  test("is the only other origin that the page may ask", async (t) => {
    const page = await opened(t, browser, address(randomUUID()));
    const asked = await page.evaluate(
      (addresses) => Promise.all(addresses.map((address) => fetch(address, { mode: "no-cors" }).then(() => true, () => false))),
      [lrs.endpoint, other.url],
    );
    assert.deepEqual(asked, [true, false]);
  });
});
