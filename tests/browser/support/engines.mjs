// Three browsers behind one small interface: `goto`, `evaluate`, `until`, `complaints`, `close`; and `frame`, which
// is the same for the first frame of the page that is shown.
// Journeys that go deep use Chromium alone, through the Playwright page that it also gives.
import { accessSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { openWebKit } from "./webkit.mjs";

const WIDTH = 1024;
const HEIGHT = 800;
const PATIENCE = 60_000;

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

const OPENERS = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit };

export const ENGINES = Object.keys(OPENERS);

/** Opens one page in a fresh profile: `scheme` is "light" or "dark"; `prefs` are settings of Firefox. */
export async function open(engine, { scheme = "light", width = WIDTH, height = HEIGHT, prefs = {} } = {}) {
  const { goto, run, runInFrame, close, page, beside } = await OPENERS[engine]({ scheme, width, height, prefs, program });
  return {
    engine,
    page,
    /** The window that something opens, with the same things to ask of it. */
    opened: opener(engine, page),
    /** One more page of the same profile. */
    beside: async () => windowOf(engine, await beside()),
    close,
    ...looking(engine, run),
    frame: { engine, ...looking(engine, runInFrame) },
    /** Opens an address afresh, also when only its hash differs from the present one. */
    async goto(url) {
      await goto("about:blank");
      await goto(url);
    },
  };
}

function windowOf(engine, page) {
  return { engine, page, opened: opener(engine, page), ...looking(engine, (expression) => page.evaluate(expression)) };
}

function opener(engine, page) {
  // `again`: what opens it is done once more every so many milliseconds, until it is there.
  return async (act, again) => {
    const opened = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${engine}: waited in vain for a window to be opened`)), PATIENCE);
      page.once("popup", (window) => {
        clearTimeout(late);
        resolve(window);
      });
    });
    await act();
    const repeated = again && setInterval(() => act().catch(() => {}), again);
    try {
      return windowOf(engine, await opened);
    } finally {
      clearInterval(repeated);
    }
  };
}

/** What can be asked of a page, or of a frame in it. */
function looking(engine, run) {
  const evaluate = (code, ...words) => run(call(code, words));
  return {
    evaluate,
    /** Waits until code in the page gives something truthy, and gives that. */
    async until(code, ...words) {
      const found = await run(`(${untilTrue})(() => ${call(code, words)}, ${PATIENCE})`);
      if (!found) throw new Error(`${engine}: waited in vain for ${code}`);
      return found;
    },
    /** What the page has complained of since it was opened. */
    complaints: () => evaluate(() => window.complaints),
  };
}

/** Runs in the page. */
function untilTrue(look, patience) {
  const end = Date.now() + patience;
  return new Promise((resolve) => {
    (function again() {
      const found = look();
      // An element cannot be handed out of the page.
      if (found || Date.now() > end) resolve(found instanceof Node || found);
      else setTimeout(again, 20);
    })();
  });
}

function call(code, words) {
  return `(${code})(${words.map((word) => JSON.stringify(word)).join(", ")})`;
}

async function openChromium({ scheme, width, height }) {
  const browser = await chromium.launch({ executablePath: program("chromium"), args: CHROMIUM_FLAGS });
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height } });
  const page = await context.newPage();
  return {
    page,
    beside: () => context.newPage(),
    goto: (url) => page.goto(url),
    run: (expression) => page.evaluate(expression),
    runInFrame: (expression) => page.mainFrame().childFrames()[0].evaluate(expression),
    close: () => browser.close(),
  };
}

async function openFirefox({ scheme, width, height, prefs }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program("firefox-esr"),
    headless: true,
    defaultViewport: { width, height },
    extraPrefsFirefox: { "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1, ...prefs },
  });
  const page = await browser.newPage();
  return {
    page,
    beside: () => browser.newPage(),
    goto: (url) => page.goto(url),
    run: (expression) => page.evaluate(expression),
    runInFrame: (expression) => page.mainFrame().childFrames()[0].evaluate(expression),
    close: () => browser.close(),
  };
}

/** The path of an installed program. */
export function program(name) {
  const places = process.env.PATH.split(delimiter).map((folder) => join(folder, name));
  const found = places.find((place) => {
    try {
      accessSync(place);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`${name} is not installed: \`cargo xtask test setup\` installs it or says how`);
  return found;
}
