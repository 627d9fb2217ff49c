// Public wifi: count and rate, the list of a place, the points on the map and their legend.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mapIdle, phone, site } from "./harness.mjs";

const up = site();

test("the tab shows rate and count, and the place lists its points", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15003000`);
  await mapIdle(page);
  await page.click("#themes a[href*='thema=wlan']");
  await page.waitForURL(/thema=wlan/);
  await page.waitForFunction(() =>
    /öffentliche Zugangspunkte/.test(document.querySelector("#answer .sentence")?.textContent ?? ""),
  );
  const api = `${up.base}/api/v1/editions/latest/values/access_points.json`;
  const { values } = await (await page.request.get(api)).json();
  const counted = values.find(({ region }) => region === "15003000").value;
  const places = page.locator("section[aria-labelledby=places-heading]");
  assert.match(await places.textContent(), new RegExp(`In Betrieb: ${counted}\\.`));
  const rows = await places.locator("tbody tr").allTextContents();
  assert.ok(rows.length >= counted, "every point in use has its row");
  assert.ok(rows.every((row) => /Freifunk|Öffentliches WLAN/.test(row) && /\(Demo\)/.test(row)));
  await page.selectOption("#choice-select", "access_points");
  await page.waitForURL(/anzeige=access_points/);
  await page.waitForFunction(
    (wanted) => document.querySelector("#answer .big")?.textContent === String(wanted),
    counted,
  );
  assert.deepEqual(errors, []);
  await context.close();
});

test("points stand on the map with a form per kind, and the legend says which", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15003000?thema=wlan`);
  await mapIdle(page);
  const drawn = await page.evaluate(() => [
    ...new Set(
      globalThis.netzatlasMap
        .queryRenderedFeatures()
        .filter(({ source, sourceLayer }) => source === "sites" && sourceLayer === "wlan")
        .map(({ layer }) => String(layer.layout["icon-image"])),
    ),
  ]);
  assert.ok(drawn.includes("place-wlan") && drawn.includes("place-freifunk"), String(drawn));
  await page.waitForSelector("#legend-points li", { state: "attached" });
  const legend = await page
    .locator("#legend-points li")
    .evaluateAll((rows) => rows.map((row) => [row.firstElementChild.className, row.textContent]));
  assert.deepEqual(legend, [
    ["site place-wlan", "öffentliches WLAN"],
    ["site place-freifunk", "Freifunk"],
    ["site place-planned", "geplant"],
  ]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("five tabs fit a phone on one line", async () => {
  const { page, context } = await up.open({ viewport: phone });
  await page.goto(`${up.base}/?thema=wlan`);
  const tops = await page
    .locator("#themes li")
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
  assert.equal(tops.length, 5);
  assert.equal(new Set(tops).size, 1);
  await context.close();
});

test("without JavaScript the state and the table have the same figures", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/tabelle?anzeige=access_points_per_1000`);
  assert.match(await page.textContent("caption"), /je 1\.000 Menschen/);
  await page.goto(`${up.base}/gemeinde/15003000?thema=festnetz`);
  assert.match(await page.textContent("#answer"), /Rechenzentrum Magdeburg/);
  assert.match(await page.textContent("#answer"), /Geförderter Ausbau/);
  await context.close();
});
