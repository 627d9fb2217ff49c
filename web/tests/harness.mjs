// Starts the real server on a free loopback port and a real Chromium; shared by all browser tests.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** The server under test; `NETZATLAS_BINARY` and, unless told otherwise, `NETZATLAS_EDITIONS` say which. */
export async function startServer(editions = process.env.NETZATLAS_EDITIONS) {
  const { NETZATLAS_BINARY: binary } = process.env;
  if (!binary || !editions) throw new Error("set NETZATLAS_BINARY and NETZATLAS_EDITIONS (./dev test does)");
  const server = spawn(binary, ["serve", "--editions", editions, "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  server.stderr.setEncoding("utf8");
  let said = "";
  const base = await new Promise((resolve, reject) => {
    server.stderr.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) resolve(address[0]);
    });
    server.once("exit", (code) => reject(new Error(`server ended with ${code}: ${said}`)));
  });
  const stop = async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    return server.exitCode;
  };
  return { base, stop };
}

export function startBrowser() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
}

/** A page that keeps every console error and every request that leaves the host. */
export async function openPage(browser, base, options = {}) {
  const context = await browser.newContext({
    viewport: desktop,
    locale: "de-DE",
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const errors = [];
  const outside = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(base) && !/^(data|blob):/.test(address)) outside.push(address);
  });
  return { context, page, errors, outside };
}

/** What the tests of a file share: the server and, unless told not to, a browser, both ended cleanly after them.
 * `editions` makes a folder of editions of the file's own. */
export function site({ withBrowser = true, editions = async () => process.env.NETZATLAS_EDITIONS } = {}) {
  const up = { base: "", browser: undefined, open: (options) => openPage(up.browser, up.base, options) };
  let server;
  before(async () => {
    server = await startServer(await editions());
    up.base = server.base;
    if (withBrowser) up.browser = await startBrowser();
  });
  after(async () => {
    await up.browser?.close();
    assert.equal(await server?.stop(), 0, "the server ends cleanly on SIGTERM");
  });
  return up;
}

/** Waits until the map has drawn everything it asked for. */
export async function mapIdle(page) {
  await page.waitForSelector("#map[data-idle=true]", { timeout: 30_000 });
}
