// WebKitGTK by plain WebDriver over HTTP, on a display of its own.
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";

const PACKAGE = "libwebkit2gtk-4.1-0";

export async function openWebKit({ scheme, width, height, program }) {
  const display = await openDisplay(program("Xvfb"));
  const port = await freePort();
  const driver = spawn(program("WebKitWebDriver"), [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: display.name,
      GTK_THEME: scheme === "dark" ? "Adwaita:dark" : "Adwaita",
      LIBGL_ALWAYS_SOFTWARE: "1",
    },
  });
  const root = `http://127.0.0.1:${port}`;
  await answering(`${root}/status`);

  async function ask(method, path, body) {
    const answer = await fetch(root + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }

  const { sessionId } = await ask("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        // Longer than anything that is waited for.
        timeouts: { script: 120_000 },
        "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/window/rect`, { width, height });
  const run = (expression) =>
    ask("POST", `${session}/execute/sync`, { script: `return (${expression})`, args: [] });
  return {
    goto: (url) => ask("POST", `${session}/url`, { url }),
    run,
    async runInFrame(expression) {
      const frame = await run(`(${firstFrame})()`);
      await ask("POST", `${session}/frame`, { id: frame });
      try {
        return await run(expression);
      } finally {
        await ask("POST", `${session}/frame`, { id: null });
      }
    },
    async close() {
      await ask("DELETE", session);
      driver.kill();
      display.close();
    },
  };
}

/** Runs in the page. A frame may be inside an element of its own. */
function firstFrame() {
  const roots = [document, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot)];
  return roots.map((root) => root?.querySelector("iframe")).find(Boolean);
}

/** A display that picks its own free number and says which. */
function openDisplay(xvfb) {
  const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.stdio[3].once("data", (number) => {
      resolve({ name: `:${`${number}`.trim()}`, close: () => server.kill() });
    });
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function answering(url) {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return;
    if (Date.now() > end) throw new Error("WebKitWebDriver does not answer");
    await new Promise((again) => setTimeout(again, 50));
  }
}

/** The browser that comes with WebKitGTK; Debian keeps it away from PATH. */
function miniBrowser() {
  const files = execFileSync("dpkg", ["-L", PACKAGE], { encoding: "utf8" }).split("\n");
  return files.find((file) => file.endsWith("/MiniBrowser"));
}
