// The services that packages are tried with: a real LRS over HTTP, and Open edX's import.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { imported, packed } from "./support/openedx.mjs";
import { openRalph } from "./support/ralph.mjs";

const ORIGIN = "http://course.lantern.example";

const statement = () => ({
  id: randomUUID(),
  actor: { account: { homePage: "https://lantern.example", name: "ada.7" } },
  verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
  object: { id: "https://lantern.example/course/1" },
});

describe("the LRS", () => {
  let lrs;
  before(async () => {
    lrs = await openRalph(ORIGIN);
  });
  after(() => lrs?.close());

  const send = (body, headers = {}) =>
    fetch(`${lrs.endpoint}statements`, {
      method: "POST",
      headers: { Authorization: lrs.auth, "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3", ...headers },
      body: JSON.stringify(body),
    });

  test("stores statements, one after another, and gives them back", async () => {
    const [one, other] = [statement(), statement()];
    for (const each of [one, other]) assert.deepEqual(await (await send([each])).json(), [each.id]);
    const ids = (await lrs.statements()).map(({ id }) => id);
    assert.deepEqual(ids, [one.id, other.id]);
  });

  test("refuses what is no statement, and who has no password", async () => {
    const before = (await lrs.statements()).length;
    assert.equal((await send([{ ...statement(), verb: undefined }])).status, 422);
    assert.equal((await send([statement()], { Authorization: "Basic bm9ib2R5Og==" })).status, 401);
    assert.equal((await lrs.statements()).length, before);
  });

  test("lets pages of one origin in, and no other", async () => {
    const asks = (origin) =>
      fetch(`${lrs.endpoint}statements`, {
        method: "OPTIONS",
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization,content-type,x-experience-api-version",
        },
      });
    assert.equal((await asks(ORIGIN)).headers.get("access-control-allow-origin"), ORIGIN);
    assert.equal((await asks("http://elsewhere.example")).headers.get("access-control-allow-origin"), null);
  });
});

const manifest = (version) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="one" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Talks</title>
    <item identifier="i" identifierref="r"><title>One talk</title></item></organization></organizations>
  <resources><resource identifier="r" type="webcontent" href="start.html"><file href="start.html"/></resource></resources>
</manifest>`;

const REPORTS = '<script>set("cmi.core.lesson_status", "passed")</script>';

describe("Open edX's import", () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "rapport-zip-"));
  });
  after(() => rm(folder, { recursive: true }));

  /** A package of these files. */
  async function zip(name, files) {
    const inside = join(folder, name);
    await mkdir(inside);
    for (const [file, content] of Object.entries(files)) await writeFile(join(inside, file), content);
    return packed(inside);
  }

  for (const [version, block] of [["1.2", "SCORM_12"], ["2004 4th Edition", "SCORM_2004"]]) {
    test(`reads the start and the version of ${version}`, async () => {
      const made = await imported(await zip(block, { "imsmanifest.xml": manifest(version), "start.html": REPORTS }));
      assert.deepEqual(made.errors, []);
      assert.deepEqual([made.index, made.index_is_there, made.version, made.warnings], ["start.html", true, block, []]);
      assert.deepEqual(made.files, ["imsmanifest.xml", "start.html"]);
    });
  }

  test("warns of a package that never names a status, and refuses one without a manifest", async () => {
    const mute = await imported(await zip("mute", { "imsmanifest.xml": manifest("1.2"), "start.html": "<p>Hello</p>" }));
    assert.deepEqual(mute.warnings, ["no_completion_status"]);
    const bare = await imported(await zip("bare", { "start.html": REPORTS }));
    assert.match(bare.errors[0], /imsmanifest\.xml/);
  });

  test("grades what a course sets", async () => {
    const made = await imported(await zip("graded", { "imsmanifest.xml": manifest("1.2"), "start.html": REPORTS }), [
      ["cmi.core.score.raw", "80"],
      ["cmi.core.lesson_status", "passed"],
    ]);
    assert.deepEqual([made.status, made.success, made.score, made.grades.at(-1)], ["completed", "passed", 0.8, 0.8]);
  });
});
