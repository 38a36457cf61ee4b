// What a first visit transfers, and how long it takes until there is something to click.
import { inPage } from "./throttled.mjs";

/** Every file of a first visit, its size on the wire and how many requests it had to wait for. */
export function firstVisit({ host, address, button }) {
  return inPage({}, async (page, devtools) => {
    const depths = new Map();
    devtools.on("Network.requestWillBeSent", ({ request, initiator }) => {
      const causes = [initiator.url, ...addresses(initiator.stack)].map((url) => depths.get(url) ?? 1);
      depths.set(request.url, depths.size ? Math.max(1, ...causes) + 1 : 1);
    });
    const before = host.sent.length;
    await page.goto(host.url + address);
    await page.locator(button).first().waitFor();
    await page.waitForLoadState("networkidle");
    const files = host.sent.slice(before).map((file) => ({ ...file, depth: depthOf(file.name, depths) }));
    return {
      files,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      depth: Math.max(...files.map((file) => file.depth)),
    };
  });
}

/** Bytes on the wire of a visit that goes on: after the first reply comes the program of what follows a talk. */
export function wholeVisit({ host, address, button }) {
  return inPage({}, async (page) => {
    const before = host.sent.length;
    await page.goto(host.url + address);
    const program = page.waitForResponse((one) => /\/study-[^/]*\.wasm$/.test(one.url()));
    await page.locator(button).first().click();
    await (await program).finished();
    return host.sent.slice(before).reduce((sum, file) => sum + file.bytes, 0);
  });
}

/** Milliseconds from the start of the visit until a button can be clicked and the page has been painted. */
export function timeToClick({ host, address, button }) {
  return inPage({ cpu: 4, slowLine: true }, async (page) => {
    await page.addInitScript(noteFirst, button);
    await page.goto(host.url + address);
    await page.waitForFunction(() => window.clickable);
    return page.evaluate(() => window.clickable);
  });
}

/** Runs in the page. */
function noteFirst(selector) {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.clickable = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true });
}

function addresses(stack) {
  if (!stack) return [];
  return [...stack.callFrames.map((frame) => frame.url), ...addresses(stack.parent)];
}

function depthOf(name, depths) {
  for (const [url, depth] of depths) {
    const { pathname } = new URL(url);
    if (pathname.endsWith(`/${name}`) || (name === "index.html" && pathname.endsWith("/"))) return depth;
  }
  return 0;
}
