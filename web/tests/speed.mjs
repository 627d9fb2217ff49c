// How fast pages stand on a weak phone: 4× slower processor, slow 4G, nothing cached, median of five.
// Bytes are the same on every machine and break the build; times depend on the machine and are only told.
import { byteBudgets, bytesOf } from "./bytes.mjs";
import { desktop, mapIdle, openPage, phone, startBrowser, startServer } from "./harness.mjs";
import { slowLink } from "./slow_link.mjs";

const rounds = Number(process.env.NETZATLAS_SPEED_ROUNDS ?? 5);
const slowness = 4;
const paths = ["/", "/gemeinde/15003000", "/tabelle"];
const budgets = {
  ...byteBudgets,
  lcp: 1500,
  typing: 100,
  theme: 100,
  longest: 200,
};
const hard = Object.keys(byteBudgets);

function median(numbers) {
  const sorted = numbers.filter((number) => number !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.floor(sorted.length / 2)];
}

/** Runs in the page: keeps what the browser itself measures. */
function watch() {
  const kept = { lcp: 0, longest: 0, events: [] };
  globalThis.measured = kept;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    });
  observe("largest-contentful-paint", (entry) => {
    kept.lcp = entry.startTime;
  });
  observe("longtask", (entry) => {
    const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
    if (loadEventEnd > 0 && entry.startTime > loadEventEnd)
      kept.longest = Math.max(kept.longest, entry.duration);
  });
  observe("event", (entry) => {
    if (entry.interactionId) kept.events.push({ name: entry.name, duration: entry.duration });
  });
}

/** The longest an action kept its visitor waiting, as the browser's event timing says (rounded to 8 ms). */
async function interaction(page, act) {
  await page.evaluate(() => {
    globalThis.measured.events.length = 0;
  });
  await act();
  await page.waitForTimeout(600);
  return page.evaluate(() => Math.max(0, ...globalThis.measured.events.map(({ duration }) => duration)));
}

async function round(browser, link, path, viewport) {
  const seen = link.forget();
  const { page, context } = await openPage(browser, link.base, { viewport });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await page.addInitScript(watch);
  await page.goto(link.base + path, { waitUntil: "load" });
  const withMap = (await page.locator("#map").count()) > 0;
  if (withMap) await mapIdle(page);
  await page.waitForTimeout(300);
  const { lcp, longest } = await page.evaluate(() => globalThis.measured);
  const found = {
    ...bytesOf(seen),
    lcp: Math.round(lcp),
    longest: Math.round(longest),
    typing: null,
    theme: null,
  };
  if (withMap) {
    found.typing = await interaction(page, async () => {
      await page.click("#search input[type=search]");
      await page.keyboard.type("Stend", { delay: 60 });
    });
    await page.keyboard.press("Escape");
    found.theme = await interaction(page, () => page.click(".theme-tabs a[href*='thema=mobilfunk']"));
  }
  await context.close();
  return found;
}

async function measured(browser, link, path, viewport) {
  const all = [];
  for (let i = 0; i < rounds; i += 1) all.push(await round(browser, link, path, viewport));
  return Object.fromEntries(
    Object.keys(budgets).map((name) => [name, median(all.map((found) => found[name]))]),
  );
}

function shown(name, number) {
  if (number === null) return "–";
  const over = number > budgets[name] ? " !" : "";
  return name.endsWith("Bytes") ? `${(number / 1000).toFixed(1)} kB${over}` : `${number} ms${over}`;
}

const server = await startServer();
const link = await slowLink(server.base);
const browser = await startBrowser();
const table = {};
let broken = 0;
for (const path of paths) {
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    const found = await measured(browser, link, path, viewport);
    table[`${path} (${size})`] = Object.fromEntries(
      Object.entries(found).map(([name, number]) => [name, shown(name, number)]),
    );
    broken += hard.filter((name) => found[name] > budgets[name]).length;
  }
}
table.budget = Object.fromEntries(Object.entries(budgets).map(([name, most]) => [name, shown(name, most)]));
await browser.close();
await link.stop();
await server.stop();
console.table(table);
console.log(`median of ${rounds}; "!": over its budget; bytes over budget: ${broken}`);
process.exitCode = broken > 0 ? 1 : 0;
