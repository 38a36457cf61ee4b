// Chromium as slow as a phone on a poor line.
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, program } from "../browser/support/engines.mjs";

const SLOW_4G = {
  offline: false,
  latency: 562,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 675_000 / 8,
};

/** Gives `work` a page in a fresh profile and a DevTools session for it. */
export async function inPage({ cpu = 1, slowLine = false }, work) {
  const browser = await chromium.launch({ executablePath: program("chromium"), args: CHROMIUM_FLAGS });
  try {
    const page = await (await browser.newContext()).newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    if (slowLine) await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    return await work(page, devtools);
  } finally {
    await browser.close();
  }
}
