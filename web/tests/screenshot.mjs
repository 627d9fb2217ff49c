// Pictures of the main pages, desktop and phone, light and dark, into build/screenshots.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { desktop, mapIdle, openPage, phone, startBrowser, startServer } from "./harness.mjs";

const folder = fileURLToPath(new URL("../../build/screenshots/", import.meta.url));
const shots = {
  start: "/",
  magdeburg: "/gemeinde/15003000",
  stendal: "/kreis/15090",
  fibrecells: "/gemeinde/15003000?anzeige=fixed_hh_ftthb_1000#12/52.13/11.63",
  mobile: "/gemeinde/15090010?thema=mobilfunk",
  fourg: "/gemeinde/15090010?thema=mobilfunk&anzeige=mobile_4g_any_area",
  standalone: "/gemeinde/15003000?thema=mobilfunk&anzeige=mobile_5g_sa_any_area#11/52.13/11.63",
  telekom: "/gemeinde/15090010?thema=mobilfunk&anzeige=mobile_5g_dt_area#11.5/52.67/12.0",
  oneandone: "/gemeinde/15003000?thema=mobilfunk&anzeige=mobile_4g_ee_area#11/52.13/11.63",
  schools: "/?thema=schulen",
  wlan: "/gemeinde/15003000?thema=wlan",
  change: "/?seit=2020-12-31",
  two: "/?vergleich=2020-12-31",
  goals: "/ziele",
  goalsmap: "/?thema=ziele",
  table: "/tabelle",
  filtered: "/tabelle?name=burg&mindestens=5",
  data: "/daten",
  method: "/methode",
  english: "/en/gemeinde/15003000",
  easy: "/leicht/gemeinde/15003000",
  explanation: "/erklaerung/gigabit_quota/15003000",
  why: "/erklaerung/mobile_5g_all3_area/15",
  missing: "/gibt-es-nicht",
};
const only = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await startBrowser();
for (const [size, viewport] of Object.entries({ desktop, phone })) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [name, path] of Object.entries(shots)) {
      if (only.length > 0 && !only.includes(name)) continue;
      if (colorScheme === "dark" && !["start", "magdeburg"].includes(name)) continue;
      const { page, errors, context } = await openPage(browser, server.base, { viewport, colorScheme });
      await page.goto(server.base + path);
      if (await page.locator("#map").count()) await mapIdle(page);
      await page.screenshot({ path: `${folder}${name}-${size}-${colorScheme}.png` });
      if (errors.length > 0) console.log(`${name} (${size}): ${errors.join("; ")}`);
      await context.close();
    }
  }
}
await browser.close();
await server.stop();
console.log(`pictures are in ${folder}`);
