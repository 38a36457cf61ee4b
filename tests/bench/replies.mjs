// How soon after a reply the page has changed, and has been painted.
import { inPage } from "./throttled.mjs";

/** For each reply: milliseconds to the last change of the DOM before the paint, to the paint, and long tasks. */
export function replyTimes({ host, button, scenario, count }) {
  return inPage({ cpu: 4 }, async (page) => {
    await page.goto(`${host.url}#/talk/${scenario}?seed=1`);
    await page.locator(button).first().waitFor();
    return page.evaluate(answer, { button, scenario, count });
  });
}

/** Runs in the page. Where a talk has ended, the next seed's talk goes on. */
async function answer({ button, scenario, count }) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  // A person takes seconds before the next reply: what the last one left to do is done by then.
  const quiet = () => new Promise((done) => requestIdleCallback(done));
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });

  let seed = 1;
  async function openReplies() {
    await quiet();
    if (!document.querySelector(button)) {
      seed += 1;
      location.hash = `#/talk/${scenario}?seed=${seed}`;
      while (!document.querySelector(button)) await painted();
      await quiet();
    }
    return document.querySelectorAll(button);
  }

  const times = [];
  while (times.length < count) {
    const open = await openReplies();
    let changed;
    const change = new Promise((done) => {
      const observer = new MutationObserver(() => {
        changed = performance.now();
        done(observer);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const start = performance.now();
    open[times.length % open.length].click();
    const observer = await change;
    await painted();
    const end = performance.now();
    observer.disconnect();
    times.push({ start, end, dom: changed - start, paint: end - start });
  }
  await painted();
  return times.map(({ start, end, dom, paint }) => ({
    dom,
    paint,
    longTasks: tasks.filter((task) => task.startTime < end && task.startTime + task.duration > start).length,
  }));
}
